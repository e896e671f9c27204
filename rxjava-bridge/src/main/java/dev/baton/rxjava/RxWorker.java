package dev.baton.rxjava;

import dev.baton.core.Worker;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;

/** A Baton worker as an RxJava one. */
final class RxWorker extends io.reactivex.rxjava3.core.Scheduler.Worker implements Owner {
    private final Worker worker;
    private final Owner owner;
    private volatile boolean disposed;

    RxWorker(Worker worker, Owner owner) {
        this.worker = worker;
        this.owner = owner;
    }

    @Override
    public Disposable schedule(Runnable run) {
        return new RxTask(run, this).submitTo(worker, 0);
    }

    @Override
    public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
        return new RxTask(run, this).submitTo(worker, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodically(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return new RxPeriodicTask(worker, unit.toNanos(period), run, this).begin(unit.toNanos(initialDelay));
    }

    @Override
    public long now(TimeUnit unit) {
        return Now.of(worker, unit);
    }

    @Override
    public boolean add(Disposable task) {
        return !disposed; // core's worker holds the task itself
    }

    @Override
    public void remove(Disposable task) {
        // Core's worker has let go of it.
    }

    @Override
    public void dispose() {
        disposed = true;
        worker.close();
        owner.remove(this);
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
