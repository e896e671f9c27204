package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A Baton scheduler as an RxJava one. */
final class RxScheduler extends io.reactivex.rxjava3.core.Scheduler {
    private final Scheduler scheduler;
    private final TaskScope scope = new TaskScope();
    private final BooleanSupplier isDisposed = scope::isClosed;

    RxScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
        return new RxTask(run, scope).submitTo(scheduler, 0, isDisposed);
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
        return new RxTask(run, scope).submitTo(scheduler, unit.toNanos(delay), isDisposed);
    }

    @Override
    public Disposable schedulePeriodicallyDirect(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return new RxPeriodicTask(scheduler, unit.toNanos(period), run, scope)
                .begin(unit.toNanos(initialDelay), isDisposed);
    }

    @Override
    public Worker createWorker() {
        RxWorker worker = new RxWorker(scheduler.createWorker(), scope);
        if (!scope.addWorker(worker, worker::dispose)) {
            worker.dispose();
        }
        return worker;
    }

    @Override
    public long now(TimeUnit unit) {
        return Now.of(scheduler, unit);
    }

    @Override
    public void start() {
        scope.reopen();
    }

    @Override
    public void shutdown() {
        scope.close();
    }

    @Override
    public String toString() {
        return "RxScheduler(" + scheduler + ")";
    }
}
