package dev.baton.rxjava;

import dev.baton.core.PeriodicTaskNode;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection;

/** A task that runs again and again, and its handle. */
final class RxPeriodicTask extends PeriodicTaskNode implements Disposable, SchedulerRunnableIntrospection {
    private final Runnable submitted;
    private final Runnable hooked;

    private RxPeriodicTask(Runnable run, Owner owner, long periodNanos) {
        super(owner.scope(), periodNanos);
        this.submitted = run;
        this.hooked = owner.hook().apply(run);
    }

    /** Submits the first run and returns the handle of all, or RxJava's sign of a rejection. */
    static Disposable submit(Runnable run, Owner owner, long initialNanos, long periodNanos) {
        RxPeriodicTask node = new RxPeriodicTask(run, owner, periodNanos);
        node.labelIfAbsent(owner.label());
        try {
            return node.start(initialNanos) ? node : Disposable.disposed();
        } catch (RuntimeException refused) {
            return Rejection.of(refused, owner.scope());
        }
    }

    @Override
    protected void runBody() {
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
