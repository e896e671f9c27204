package dev.baton.rxjava;

import dev.baton.core.PeriodicTaskNode;
import dev.baton.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection;

/** A task that runs again and again, and its handle. */
final class RxPeriodicTask extends PeriodicTaskNode implements Disposable, SchedulerRunnableIntrospection {
    private final Scheduler scheduler;
    private final Runnable submitted;
    private final Runnable hooked;
    private final Owner owner;

    /** A task that is not submitted yet. */
    RxPeriodicTask(Scheduler scheduler, long periodNanos, Runnable run, Owner owner) {
        super(scheduler, periodNanos);
        this.scheduler = scheduler;
        this.submitted = run;
        this.hooked = RxJavaPlugins.onSchedule(run); // refuses null
        this.owner = owner;
    }

    /** Submits the first run and returns the handle of all, or RxJava's sign of a rejection. */
    Disposable begin(long initialNanos) {
        if (!owner.add(this)) {
            return Disposable.disposed();
        }
        try {
            start(initialNanos);
        } catch (RuntimeException refused) {
            dispose();
            return Rejection.of(refused, owner, scheduler);
        }
        return this;
    }

    @Override
    protected void execute() {
        hooked.run();
    }

    @Override
    protected void onCancel(boolean begun) {
        owner.remove(this);
    }

    @Override
    protected void onFailure(Throwable failure) {
        owner.remove(this);
        if (!ErrorHandler.takes(failure)) {
            report(failure);
        }
    }

    @Override
    protected String name() {
        return nameOf(submitted);
    }

    @Override
    protected String library() {
        return "rxjava";
    }

    @Override
    public Runnable getWrappedRunnable() {
        return hooked;
    }

    @Override
    public void dispose() {
        cancel();
    }

    @Override
    public boolean isDisposed() {
        return isDone();
    }
}
