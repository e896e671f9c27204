package dev.baton.userland;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.core.SessionId;
import dev.baton.core.Task;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The reports that name lines of user code. */
final class DiagnosisTest {
    private static final TaskLabel DATABASE = TaskLabel.of("database");

    private static void runThread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void foreignThread_startedInATask_namesTheTaskAndTheLine() {
        TestScheduler scheduler = TestScheduler.create();
        List<Throwable> refused = new ArrayList<>();
        scheduler.scheduleLabeled(
                () -> runThread("pool-3-thread-1",
                        () -> refused.add(catchThrowable(() -> scheduler.schedule(new Refresh(scheduler, 0))))),
                DATABASE);
        scheduler.expectError(IllegalStateException.class);
        scheduler.runUntilIdle();
        Golden.assertMatches("foreign-thread", refused.get(0).getMessage().replace(
                '"' + Thread.currentThread().getName() + '"', "\"the driver\""));
    }

    @Test
    void blockOn_tasksWaitForEachOther_listsWhoWaitsForWhatAndTheCycle() {
        TestScheduler scheduler = TestScheduler.builder().captureSites(true).build();
        Knot knot = new Knot();
        knot.first = scheduler.labeled(DATABASE).spawnAsync(new Ask(() -> knot.second));
        knot.second = scheduler.inSession(SessionId.create("request 7")).spawnAsync(new Ask(() -> knot.first));
        Task<String> outer = scheduler.spawnAsync(new Ask(() -> knot.first.thenApply(String::trim)));
        scheduler.spawnAsync(new Ask(CompletableFuture::new));
        scheduler.spawn(() -> "key").thenCompose(key -> new CompletableFuture<String>());
        Golden.assertMatches("deadlock-recorded", catchThrowable(() -> scheduler.blockOn(outer)));
    }

    @Test
    void runUntilIdle_oneChainHoldsUpTheRest_saysSo() {
        TestScheduler scheduler = TestScheduler.builder().captureSites(true).maxSteps(2_000).build();
        scheduler.deprioritize(DATABASE);
        scheduler.scheduleLabeled(new Refresh(scheduler, 0), DATABASE);
        scheduler.schedule(new Refresh(scheduler, Integer.MAX_VALUE));
        Golden.assertMatches("livelock-one-chain", catchThrowable(scheduler::runUntilIdle));
    }

    @Test
    void runUntilIdle_twoPartiesGiveWay_showsTheCycle() {
        TestScheduler scheduler = TestScheduler.builder().maxSteps(2_000).build();
        scheduler.scheduleLabeled(new GiveWay(scheduler, TaskLabel.of("left")), TaskLabel.of("left"));
        scheduler.scheduleLabeled(new GiveWay(scheduler, TaskLabel.of("right")), TaskLabel.of("right"));
        Golden.assertMatches("livelock-two-chains", catchThrowable(scheduler::runUntilIdle));
    }

    private static final class Knot {
        private Task<String> first = TestScheduler.create().spawn(() -> "replaced");
        private Task<String> second = first;
    }

    private record Ask(Supplier<CompletionStage<String>> question) implements Supplier<CompletionStage<String>> {
        @Override
        public CompletionStage<String> get() {
            return question.get();
        }
    }

    private record Refresh(TestScheduler scheduler, int times) implements Runnable {
        @Override
        public void run() {
            if (times > 0) {
                scheduler.schedule(new Refresh(scheduler, times - 1));
            }
        }
    }

    private record GiveWay(TestScheduler scheduler, TaskLabel label) implements Runnable {
        @Override
        public void run() {
            scheduler.labeled(label).scheduleAfter(Duration.ofMillis(5), this);
        }
    }
}
