package dev.baton.rxjava;

import dev.baton.core.ScopedTaskNode;
import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection;

/** A task that runs once, and its handle. */
class RxTask extends ScopedTaskNode implements Disposable, SchedulerRunnableIntrospection {
    private final Runnable hooked;

    private RxTask(Runnable hooked, TaskScope scope) {
        super(scope);
        this.hooked = hooked;
    }

    /** Submits a task after a delay and returns its handle, or RxJava's sign of a rejection. */
    static Disposable submit(Runnable run, Owner owner, long delayNanos) {
        TaskScope scope = owner.scope();
        Runnable hooked = owner.hook().apply(run);
        RxTask node = hooked == run ? new RxTask(run, scope) : new Hooked(run, hooked, scope);
        node.labelIfAbsent(owner.label());
        try {
            return node.submitAfter(delayNanos) ? node : Disposable.disposed();
        } catch (RuntimeException refused) {
            return Rejection.of(refused, scope);
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
        return nameOf(hooked);
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

    /** A task that a hook has wrapped: reports name it by what was submitted. */
    private static final class Hooked extends RxTask {
        private final Runnable submitted;

        Hooked(Runnable submitted, Runnable hooked, TaskScope scope) {
            super(hooked, scope);
            this.submitted = submitted;
        }

        @Override
        protected String name() {
            return nameOf(submitted);
        }
    }
}
