package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.functions.Function;
import java.util.concurrent.TimeUnit;

/** A Baton scheduler as an RxJava one. */
final class RxScheduler extends io.reactivex.rxjava3.core.Scheduler implements Owner {
    private final Scheduler scheduler;
    private final Hook hook;
    private final TaskScope scope = new TaskScope();

    RxScheduler(Scheduler scheduler, Hook hook) {
        this.scheduler = scheduler;
        this.hook = hook;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
        return new RxTask(run, hook, scope).begin(scheduler, 0, this);
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
        return new RxTask(run, hook, scope).begin(scheduler, unit.toNanos(delay), this);
    }

    @Override
    public Disposable schedulePeriodicallyDirect(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return new RxPeriodicTask(scheduler, unit.toNanos(period), run, hook, scope).begin(unit.toNanos(initialDelay), this);
    }

    @Override
    public Worker createWorker() {
        return new RxWorker(scheduler.createWorker(), hook, scope);
    }

    @Override
    @SuppressWarnings("unchecked") // as RxJava's own: the caller chooses S, and no S can be more than both
    public <S extends io.reactivex.rxjava3.core.Scheduler & Disposable> S when(
            Function<Flowable<Flowable<Completable>>, Completable> combine) {
        io.reactivex.rxjava3.core.Scheduler shaped = super.when(combine);
        return (S) new RxWhenScheduler(shaped, this);
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
    public boolean isDisposed() {
        return scope.isClosed();
    }

    @Override
    public String toString() {
        return "RxScheduler(" + scheduler + ")";
    }
}
