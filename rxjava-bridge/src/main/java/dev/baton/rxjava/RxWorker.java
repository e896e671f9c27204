package dev.baton.rxjava;

import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;

/** A Baton worker as an RxJava one. */
final class RxWorker extends io.reactivex.rxjava3.core.Scheduler.Worker {
    private final TaskScope scope;

    RxWorker(TaskScope scope) {
        this.scope = scope;
    }

    @Override
    public Disposable schedule(Runnable run) {
        return RxTask.submit(run, scope, 0);
    }

    @Override
    public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
        return RxTask.submit(run, scope, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodically(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return RxPeriodicTask.submit(run, scope, unit.toNanos(initialDelay), unit.toNanos(period));
    }

    @Override
    public long now(TimeUnit unit) {
        return Now.of(scope.scheduler(), unit);
    }

    @Override
    public void dispose() {
        scope.close();
    }

    @Override
    public boolean isDisposed() {
        return scope.isClosed();
    }

    @Override
    public String toString() {
        return "RxWorker(" + scope.scheduler() + ")";
    }
}
