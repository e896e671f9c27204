package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerScope;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;

/** A Baton scheduler as an RxJava one. */
final class RxScheduler extends io.reactivex.rxjava3.core.Scheduler {
    private final Scheduler scheduler;
    private final boolean interrupting;
    private volatile SchedulerScope scope;

    RxScheduler(Scheduler scheduler, boolean interrupting) {
        this.scheduler = scheduler;
        this.interrupting = interrupting;
        this.scope = new SchedulerScope(scheduler, interrupting);
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
        return RxTask.submit(run, scope, 0);
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
        return RxTask.submit(run, scope, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodicallyDirect(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return RxPeriodicTask.submit(run, scope, unit.toNanos(initialDelay), unit.toNanos(period));
    }

    @Override
    public Worker createWorker() {
        return new RxWorker(scope.openWorker());
    }

    @Override
    public long now(TimeUnit unit) {
        return Now.of(scheduler, unit);
    }

    @Override
    public synchronized void start() {
        if (scope.isClosed()) {
            scope = new SchedulerScope(scheduler, interrupting);
        }
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
