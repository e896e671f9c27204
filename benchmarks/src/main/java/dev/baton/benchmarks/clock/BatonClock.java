package dev.baton.benchmarks.clock;

import dev.baton.core.Cancellable;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;

/** Baton's {@link TestScheduler}, through what its users call. */
final class BatonClock implements VirtualClock {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestScheduler scheduler;

    BatonClock(TestScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Object submit(Runnable task) {
        return scheduler.schedule(task);
    }

    @Override
    public Object arm(long delayMillis, Runnable task) {
        return scheduler.scheduleAfter(Duration.ofMillis(delayMillis), task);
    }

    @Override
    public void cancel(Object handle) {
        ((Cancellable) handle).cancel();
    }

    @Override
    public Lane worker() {
        Worker worker = scheduler.createWorker();
        return worker::schedule;
    }

    /** Returns a lane whose tasks have a label that runs last. */
    Lane deprioritized() {
        TaskLabel label = TaskLabel.of("last");
        scheduler.deprioritize(label);
        return task -> scheduler.scheduleLabeled(task, label);
    }

    @Override
    public void runAll() {
        scheduler.runUntilIdle();
    }

    @Override
    public void runSecond() {
        scheduler.advanceBy(SECOND);
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
