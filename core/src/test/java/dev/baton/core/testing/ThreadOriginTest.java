package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.TaskLabel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites are tested from outside the library's packages; here they read "by library code". */
final class ThreadOriginTest {
    private final List<String> told = new ArrayList<>();

    private void tell() {
        told.add(ThreadOrigin.describe());
    }

    private static void run(Thread thread) {
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void describe_startedInTheBody_saysSo() {
        TestScheduler scheduler = TestScheduler.create();
        run(new Thread(this::tell, "before"));
        scheduler.runUntilIdle();
        run(new Thread(this::tell, "between"));
        assertThat(told).containsExactly(
                "\nThread \"before\" was started by library code (in the test body).",
                "\nThread \"between\" was started by library code (in the test body).");
    }

    @Test
    void describe_startedInATask_namesIt() {
        TestScheduler scheduler = TestScheduler.create();
        scheduler.scheduleLabeled(() -> run(new Thread(this::tell, "child")), TaskLabel.of("io"));
        scheduler.runUntilIdle();
        assertThat(told).containsExactly(
                "\nThread \"child\" was started by library code (in task ThreadOriginTest lambda [io]).");
    }

    @Test
    void describe_driverDrivenInATaskOfAnother_namesTheTaskThatRuns() {
        TestScheduler outer = TestScheduler.create();
        outer.scheduleLabeled(() -> {
            TestScheduler inner = TestScheduler.create();
            inner.scheduleLabeled(() -> run(new Thread(this::tell, "x")), TaskLabel.of("inner"));
            inner.runUntilIdle();
            run(new Thread(this::tell, "x"));
        }, TaskLabel.of("outer"));
        outer.runUntilIdle();
        assertThat(told.get(0)).contains("[inner]");
        assertThat(told.get(1)).contains("[outer]");
    }

    @Test
    void describe_startedByAStartedThread_goesBackToTheTest() {
        TestScheduler scheduler = TestScheduler.create();
        Thread line = new Thread(() -> run(new Thread(() -> run(new Thread(this::tell, "grandchild")))));
        run(line);
        scheduler.runUntilIdle();
        assertThat(told).containsExactly("\nThread \"grandchild\" was started by library code,"
                + " by a thread that was started by library code (in the test body).");
    }

    @Test
    void describe_noMark_saysThatItIsNotKnown() {
        TestScheduler.create();
        run(new Thread(null, this::tell, "stranger", 0, false));
        assertThat(told).containsExactly("\nThread \"stranger\" was started before a test scheduler was built on the"
                + " thread that started it, or by a thread that has none.");
    }

    @Test
    void describe_driverThatWasStartedByADriver_keepsItsOrigin() {
        TestScheduler scheduler = TestScheduler.create();
        run(new Thread(() -> {
            TestScheduler.create().runUntilIdle();
            tell();
        }, "second"));
        scheduler.runUntilIdle();
        assertThat(told).containsExactly("\nThread \"second\" was started by library code (in the test body).");
    }

    @Test
    void mark_drivingCallIsOver_holdsNoScheduler() {
        TestScheduler scheduler = TestScheduler.create();
        scheduler.schedule(() -> {
            assertThat(ThreadOrigin.mark()[0]).isNotNull();
            throw new IllegalStateException("boom");
        });
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("boom");
        assertThat(ThreadOrigin.mark()[0]).isNull();
        assertThat(scheduler.blockOn(scheduler.spawn(() -> ThreadOrigin.mark()[0] != null))).isTrue();
        assertThat(ThreadOrigin.mark()[0]).isNull();
    }

    @Test
    void submit_foreignThread_saysWhereItWasStarted() {
        TestScheduler scheduler = TestScheduler.create();
        scheduler.runUntilIdle();
        run(new Thread(() -> {
            try {
                scheduler.schedule(() -> {});
            } catch (IllegalStateException refused) {
                told.add(refused.getMessage());
            }
        }, "Timer-0"));
        assertThat(told.get(0)).contains("Thread \"Timer-0\" was started by library code (in the test body).")
                .contains("java.util.Timer");
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage(told.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "ForkJoinPool.commonPool-worker-3, parallelStream",
        "CompletableFutureDelayScheduler, orTimeout",
        "ForkJoinPool.commonPool-delayScheduler, orTimeout",
        "DefaultDispatcher-worker-12, Dispatchers.IO",
        "kotlinx.coroutines.DefaultExecutor, withTimeout",
        "parallel-1, Schedulers.parallel()",
        "boundedElastic-4, Schedulers.boundedElastic()",
        "loomBoundedElastic-4, Schedulers.boundedElastic()",
        "single-1, Reactor's Schedulers.single()",
        "RxComputationThreadPool-2, Schedulers.computation()",
        "RxCachedThreadScheduler-1, Schedulers.io()",
        "RxNewThreadScheduler-1, Schedulers.newThread()",
        "RxSingleScheduler-1, RxJava's Schedulers.single()",
        "Timer-0, scheduleAfter",
        "HttpClient-1-Worker-0, java.net.http",
        "pool-7-thread-2, Executors",
        "ForkJoinPool-2-worker-1, a ForkJoinPool",
        "Thread-9, new Thread",
        "'', virtual thread"})
    void hint_knownName_saysWhoMakesSuchThreads(String name, String part) {
        assertThat(ThreadFamily.hint(name)).startsWith("\nThe name is typical of ").contains(part).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "parallel-worker", "my pool-1-thread-1", "Timer", "Thread-9a"})
    void hint_otherName_isNotGuessed(String name) {
        assertThat(ThreadFamily.hint(name)).isEmpty();
    }
}
