package dev.baton.benchmarks.pool;

import dev.baton.core.Cancellable;
import dev.baton.platform.ThreadPoolScheduler;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Baton's {@link ThreadPoolScheduler}, through what its users call. */
final class BatonPool implements Pool {
    private final ThreadPoolScheduler scheduler;

    BatonPool(ThreadPoolScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void execute(Runnable task) {
        scheduler.schedule(task);
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
    public Executor worker() {
        return scheduler.createWorker()::schedule;
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
