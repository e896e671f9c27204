package dev.baton.rxjava;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerScope;
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
    private final boolean interrupting;
    private final @Nullable DrivenScheduler driven; // if labels are inherited: only it knows of them
    private volatile SchedulerScope scope;

    RxScheduler(Scheduler scheduler, Hook hook, boolean interrupting) {
        this.scheduler = scheduler;
        this.hook = hook;
        this.driven = scheduler.base() instanceof DrivenScheduler test && scheduler.defaultLabel() == null ? test : null;
        this.interrupting = interrupting;
        this.scope = new SchedulerScope(scheduler, interrupting);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public TaskScope scope() {
        return scope;
    }

    @Override
    public Hook hook() {
        return hook;
    }

    /** Returns the label of the task that runs now, which what it submits and the workers it makes inherit. */
    @Override
    public @Nullable TaskLabel label() {
        return driven == null ? null : driven.currentLabel();
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
        return RxTask.submit(run, this, 0);
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
        return RxTask.submit(run, this, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodicallyDirect(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return RxPeriodicTask.submit(run, this, unit.toNanos(initialDelay), unit.toNanos(period));
    }

    @Override
    public Worker createWorker() {
        return new RxWorker(scope.openWorker(), hook, label());
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as RxJava's own: the caller chooses S, and no S can be more than both
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
