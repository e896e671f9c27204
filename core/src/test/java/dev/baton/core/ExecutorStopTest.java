package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/** An executor view is stopped when a thread has taken up a task and has not come to its body. */
final class ExecutorStopTest {
    private final QueuedScheduler scheduler = new QueuedScheduler();
    private final List<Runnable> handedBack = new ArrayList<>();
    private ScheduledExecutorService executor = scheduler.asExecutorService();
    private int runs;

    private void stopWhenTheTaskHasBegun() {
        executor = scheduler.propagating(body -> () -> {
            handedBack.addAll(executor.shutdownNow());
            return () -> {};
        }).asExecutorService();
    }

    private void runAll() {
        for (TaskNode next = scheduler.poll(); next != null; next = scheduler.poll()) {
            next.run();
        }
    }

    @Test
    void shutdownNow_whenATaskHasJustBegun_runsItOrHandsItBack() {
        stopWhenTheTaskHasBegun();
        executor.execute(() -> runs++);
        runAll();
        assertThat(runs + handedBack.size()).isEqualTo(1);
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void shutdownNow_whenTheTaskOfAFutureHasJustBegun_runsItOrHandsItBack() {
        stopWhenTheTaskHasBegun();
        Future<?> future = executor.submit(() -> runs++);
        runAll();
        assertThat(runs + handedBack.size()).isEqualTo(1);
        assertThat(future.isDone()).isEqualTo(handedBack.isEmpty());
    }
}
