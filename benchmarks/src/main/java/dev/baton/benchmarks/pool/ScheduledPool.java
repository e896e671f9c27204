package dev.baton.benchmarks.pool;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An executor of the JDK's interface that has timers: its own, or Baton through the view. */
final class ScheduledPool implements Pool {
    private final ScheduledExecutorService executor;
    private final Runnable end;

    ScheduledPool(ScheduledExecutorService executor, Runnable end) {
        this.executor = executor;
        this.end = end;
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
        end.run();
    }
}
