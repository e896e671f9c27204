package dev.baton.rxjava;

import dev.baton.core.Cancellable;
import dev.baton.core.TaskScope;
import dev.baton.core.Worker;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;

/** A Baton worker as an RxJava one. */
final class RxWorker extends io.reactivex.rxjava3.core.Scheduler.Worker implements Owner {
    private final Worker worker;
    private final Hook hook;
    private final Cancellable held;

    RxWorker(Worker worker, Hook hook, TaskScope scope) {
        this.worker = worker;
        this.hook = hook;
        this.held = scope.hold(worker);
    }

    @Override
    public Disposable schedule(Runnable run) {
        return new RxTask(run, hook, null).begin(worker, 0, this);
    }

    @Override
    public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
        return new RxTask(run, hook, null).begin(worker, unit.toNanos(delay), this);
    }

    @Override
    public Disposable schedulePeriodically(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return new RxPeriodicTask(worker, unit.toNanos(period), run, hook, null).begin(unit.toNanos(initialDelay), this);
    }

    @Override
    public long now(TimeUnit unit) {
        return Now.of(worker, unit);
    }

    @Override
    public void dispose() {
        held.cancel();
    }

    @Override
    public boolean isDisposed() {
        return held.isCancelled();
    }

    @Override
    public String toString() {
        return "RxWorker(" + worker + ")";
    }
}
