package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import dev.baton.core.ScopedTaskNode;
import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection;
import org.jspecify.annotations.Nullable;

/** A task that runs once, and its handle. */
final class RxTask extends ScopedTaskNode implements Disposable, SchedulerRunnableIntrospection {
    private final Runnable submitted;
    private final Runnable hooked;

    /** A task that is not submitted yet; without a scope if a worker holds it. */
    RxTask(Runnable run, Hook hook, @Nullable TaskScope scope) {
        super(scope);
        this.submitted = run;
        this.hooked = hook.apply(run);
    }

    /** Submits the task and returns its handle, or RxJava's sign of a rejection. */
    Disposable begin(Scheduler scheduler, long delayNanos, Owner owner) {
        try {
            return submitTo(scheduler, delayNanos) ? this : Disposable.disposed();
        } catch (RuntimeException refused) {
            return Rejection.of(refused, owner, scheduler);
        }
    }

    @Override
    protected void execute() {
        leaveScope();
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
