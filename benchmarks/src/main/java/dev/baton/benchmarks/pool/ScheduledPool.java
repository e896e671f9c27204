package dev.baton.benchmarks.pool;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A {@link ScheduledThreadPoolExecutor} that removes what is cancelled, as whoever cancels much asks it to. */
final class ScheduledPool implements Pool {
    private final ScheduledThreadPoolExecutor executor;

    ScheduledPool(int threads) {
        executor = new ScheduledThreadPoolExecutor(threads);
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public Object arm(long delayMillis, Runnable task) {
        return executor.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void cancel(Object handle) {
        ((Future<?>) handle).cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
