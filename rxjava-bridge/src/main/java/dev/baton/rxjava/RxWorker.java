package dev.baton.rxjava;

import dev.baton.core.TaskScope;
import dev.baton.core.Worker;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A Baton worker as an RxJava one. */
final class RxWorker extends io.reactivex.rxjava3.core.Scheduler.Worker {
    private final Worker worker;
    private final TaskScope scope;
    private final BooleanSupplier isDisposed = this::isDisposed;
    private volatile boolean disposed;

    RxWorker(Worker worker, TaskScope scope) {
        this.worker = worker;
        this.scope = scope;
    }

    @Override
    public Disposable schedule(Runnable run) {
        return new RxTask(run, null).submitTo(worker, 0, isDisposed);
    }

    @Override
    public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
        return new RxTask(run, null).submitTo(worker, unit.toNanos(delay), isDisposed);
    }

    @Override
    public Disposable schedulePeriodically(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return new RxPeriodicTask(worker, unit.toNanos(period), run, null)
                .begin(unit.toNanos(initialDelay), isDisposed);
    }

    @Override
    public long now(TimeUnit unit) {
        return Now.of(worker, unit);
    }

    @Override
    public void dispose() {
        disposed = true;
        worker.close();
        scope.removeWorker(this);
    }

    @Override
    public boolean isDisposed() {
        return disposed;
    }

    @Override
    public String toString() {
        return "RxWorker(" + worker + ")";
    }
}
