package dev.baton.rxjava;

import dev.baton.core.PeriodicTaskNode;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection;
import org.jspecify.annotations.Nullable;

/** A task that runs again and again, and its handle. */
final class RxPeriodicTask extends PeriodicTaskNode implements Disposable, SchedulerRunnableIntrospection {
    private final Scheduler scheduler;
    private final Runnable submitted;
    private final Runnable hooked;

    /** A task that is not submitted yet; without a scope if a worker holds it. */
    RxPeriodicTask(Scheduler scheduler, long periodNanos, Runnable run, Hook hook, @Nullable TaskScope scope) {
        super(scheduler, periodNanos, scope);
        this.scheduler = scheduler;
        this.submitted = run;
        this.hooked = hook.apply(run);
    }

    /** Submits the first run and returns the handle of all, or RxJava's sign of a rejection. */
    Disposable begin(long initialNanos, Owner owner) {
        try {
            return start(initialNanos) ? this : Disposable.disposed();
        } catch (RuntimeException refused) {
            return Rejection.of(refused, owner, scheduler);
        }
    }

    @Override
    protected void execute() {
        hooked.run();
    }

    @Override
    protected void onFailure(Throwable failure) {
        if (!ErrorHandler.takes(failure)) {
            report(failure);
        }
    }

    @Override
    protected String name() {
        return nameOf(submitted);
    }

    @Override
    protected Object body() {
        return hooked;
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
