package dev.baton.benchmarks.pool;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** A scheduler of Reactor's interface: its own, or Baton through the bridge. */
final class ReactorPool implements Pool {
    private final Scheduler scheduler;
    private final Runnable end;

    ReactorPool(Scheduler scheduler, Runnable end) {
        this.scheduler = scheduler;
        this.end = end;
    }

    @Override
    public void execute(Runnable task) {
        scheduler.schedule(task);
    }

    @Override
    public Object arm(long delayMillis, Runnable task) {
        return scheduler.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void cancel(Object handle) {
        ((Disposable) handle).dispose();
    }

    @Override
    public Executor worker() {
        return scheduler.createWorker()::schedule;
    }

    @Override
    public void close() {
        end.run();
    }
}
