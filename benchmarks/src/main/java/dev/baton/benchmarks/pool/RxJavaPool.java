package dev.baton.benchmarks.pool;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A scheduler of RxJava's interface: one of its own, or Baton through the bridge. */
final class RxJavaPool implements Pool {
    private final Scheduler scheduler;
    private final Runnable end;

    RxJavaPool(Scheduler scheduler, Runnable end) {
        this.scheduler = scheduler;
        this.end = end;
    }

    @Override
    @SuppressWarnings("CheckReturnValue") // nobody cancels it
    public void execute(Runnable task) {
        scheduler.scheduleDirect(task);
    }

    @Override
    public Object arm(long delayMillis, Runnable task) {
        return scheduler.scheduleDirect(task, delayMillis, TimeUnit.MILLISECONDS);
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
