package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;

/** A Baton scheduler as an RxJava one. */
final class RxScheduler extends io.reactivex.rxjava3.core.Scheduler {
    private final Scheduler scheduler;
    private final OwnedWork owned = new OwnedWork();

    RxScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
        return new RxTask(run, owned).submitTo(scheduler, 0);
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
        return new RxTask(run, owned).submitTo(scheduler, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodicallyDirect(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return new RxPeriodicTask(scheduler, unit.toNanos(period), run, owned).begin(unit.toNanos(initialDelay));
    }

    @Override
    public Worker createWorker() {
        RxWorker worker = new RxWorker(scheduler.createWorker(), owned);
        if (!owned.add(worker)) {
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
        owned.reopen();
    }

    @Override
    public void shutdown() {
        owned.dispose();
    }

    @Override
    public String toString() {
        return "RxScheduler(" + scheduler + ")";
    }
}
