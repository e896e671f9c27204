package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection;

/** A task that runs once, and its handle. */
final class RxTask extends TaskNode implements Disposable, SchedulerRunnableIntrospection {
    private final Runnable submitted;
    private final Runnable hooked;
    private final Owner owner;

    /** A task that is not submitted yet. */
    RxTask(Runnable run, Owner owner) {
        this.submitted = run;
        this.hooked = RxJavaPlugins.onSchedule(run); // refuses null
        this.owner = owner;
    }

    /** Submits the task and returns its handle, or RxJava's sign of a rejection. */
    Disposable submitTo(Scheduler scheduler, long delayNanos) {
        if (!owner.add(this)) {
            return Disposable.disposed();
        }
        try {
            scheduler.submit(this, delayNanos);
        } catch (RuntimeException refused) {
            dispose();
            return Rejection.of(refused, owner, scheduler);
        }
        return this;
    }

    @Override
    protected void execute() {
        owner.remove(this);
        hooked.run();
    }

    @Override
    protected void onCancel(boolean begun) {
        owner.remove(this);
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
