package dev.baton.rxjava;

import dev.baton.core.Routed;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.functions.Function;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for one of RxJava's default schedulers, and asks at each call who is meant: the scheduler installed for the
 * caller, or what RxJava had before.
 *
 * <p>So it does not matter who keeps it, and for how long. RxJava itself does: the first delayed task on a plain executor
 * stores {@code single()} for good.
 */
final class RxRouted extends Scheduler {
    private final Routed<RxScheduler> installed;
    private final Scheduler before;

    RxRouted(Routed<RxScheduler> installed, Scheduler before) {
        this.installed = installed;
        this.before = before;
    }

    Scheduler before() {
        return before;
    }

    private Scheduler current() {
        RxScheduler current = installed.current();
        return current == null ? before : current;
    }

    @Override
    public Worker createWorker() {
        return current().createWorker();
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
        return current().scheduleDirect(run);
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
        return current().scheduleDirect(run, delay, unit);
    }

    @Override
    public Disposable schedulePeriodicallyDirect(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return current().schedulePeriodicallyDirect(run, initialDelay, period, unit);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // RxJava's signature
    public <S extends Scheduler & Disposable> S when(Function<Flowable<Flowable<Completable>>, Completable> combine) {
        return current().when(combine);
    }

    @Override
    public long now(TimeUnit unit) {
        return current().now(unit);
    }

    @Override
    public void start() {
        current().start();
    }

    @Override
    public void shutdown() {
        current().shutdown();
    }

    @Override
    public String toString() {
        return current().toString();
    }
}
