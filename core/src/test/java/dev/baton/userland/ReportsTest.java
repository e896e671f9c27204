package dev.baton.userland;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.testing.TestSchedulerBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What people read when something is wrong, word for word. */
final class ReportsTest {
    private static final TaskLabel DATABASE = TaskLabel.of("database");

    private static void assertGolden(String name, Throwable report) {
        Golden.assertMatches(name, report);
    }

    /** A scheduler with one task of each kind that can be pending. */
    private static TestScheduler busy(TestSchedulerBuilder builder) {
        TestScheduler scheduler = builder.build();
        SessionId session = SessionId.create("request 7");
        Worker worker = scheduler.inSession(session).createWorker();
        worker.schedule(new Answer());
        scheduler.scheduleLabeled(new Query(), DATABASE);
        scheduler.labeled(DATABASE).scheduleAfter(Duration.ofMillis(1500), new Query());
        worker.scheduleAfter(Duration.ofNanos(250_000), new Answer());
        scheduler.newForeground().schedule(new Answer());
        scheduler.scheduleAfter(Duration.ofSeconds(Long.MAX_VALUE), new Query());
        return scheduler;
    }

    @Test
    void close_workLeft_isListed() {
        assertGolden("unfinished", catchThrowable(busy(TestScheduler.builder())::close));
    }

    @Test
    void blockOn_nothingCanHelp_isADeadlock() {
        TestScheduler scheduler = TestScheduler.create();
        scheduler.labeled(DATABASE).scheduleAfter(Duration.ofSeconds(Long.MAX_VALUE), new Query());
        scheduler.advanceBy(Duration.ofMillis(3));
        assertGolden("deadlock", catchThrowable(() -> scheduler.blockOn(new CompletableFuture<>())));
    }

    @Test
    void runUntilIdle_periodicTask_isALivelock() {
        TestScheduler scheduler = TestScheduler.builder().maxSteps(500).build();
        scheduler.labeled(DATABASE).schedulePeriodically(Duration.ZERO, Duration.ofMillis(10), new Query());
        scheduler.schedulePeriodically(Duration.ZERO, Duration.ofMillis(30), new Answer());
        assertGolden("livelock", catchThrowable(scheduler::runUntilIdle));
    }

    @Test
    void blockOn_nestedInItsOwnLane_namesTheTask() {
        TestScheduler scheduler = TestScheduler.builder().allowNestedBlocking(true).build();
        Worker worker = scheduler.createWorker();
        worker.schedule(() -> scheduler.blockOn(worker.spawn(() -> "behind me")));
        assertGolden("nested-deadlock", catchThrowable(scheduler::runUntilIdle));
    }

    private static final class Query implements Runnable {
        @Override
        public void run() {}
    }

    private static final class Answer implements Runnable {
        @Override
        public void run() {}
    }
}
