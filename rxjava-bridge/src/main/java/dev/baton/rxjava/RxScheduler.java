package dev.baton.rxjava;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.functions.Function;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Baton scheduler as an RxJava one. */
final class RxScheduler extends io.reactivex.rxjava3.core.Scheduler implements Owner {
    private final Scheduler scheduler;
    private final Hook hook;
    private final @Nullable DrivenScheduler driven; // set if labels are inherited, because only it knows of them
    private final TaskScope scope = new TaskScope();

    RxScheduler(Scheduler scheduler, Hook hook) {
        this.scheduler = scheduler;
        this.hook = hook;
        this.driven = scheduler.base() instanceof DrivenScheduler test && scheduler.defaultLabel() == null ? test : null;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Returns the scheduler, in the view of the running task's label unless it has one of its own. */
    private Scheduler inheriting() {
        TaskLabel label = driven == null ? null : driven.currentLabel();
        return label == null ? scheduler : scheduler.labeled(label);
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
        return new RxTask(run, hook, scope).begin(inheriting(), 0, this);
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
        return new RxTask(run, hook, scope).begin(inheriting(), unit.toNanos(delay), this);
    }

    @Override
    public Disposable schedulePeriodicallyDirect(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return new RxPeriodicTask(inheriting(), unit.toNanos(period), run, hook, scope).begin(unit.toNanos(initialDelay), this);
    }

    @Override
    public Worker createWorker() {
        return new RxWorker(inheriting().createWorker(), hook, scope);
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
