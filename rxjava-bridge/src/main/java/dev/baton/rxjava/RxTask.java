package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A task that runs once, and its handle. */
final class RxTask extends TaskNode implements Disposable, SchedulerRunnableIntrospection {
    private final Runnable submitted;
    private final Runnable hooked;
    private final @Nullable TaskScope scope;

    /** A task that is not submitted yet; without a scope if a worker holds it. */
    RxTask(Runnable run, @Nullable TaskScope scope) {
        this.submitted = run;
        this.hooked = RxJavaPlugins.onSchedule(run); // refuses null
        this.scope = scope;
    }

    /** Submits the task and returns its handle, or RxJava's sign of a rejection. */
    Disposable submitTo(Scheduler scheduler, long delayNanos, BooleanSupplier isDisposed) {
        if (scope != null && !scope.add(this)) {
            return Disposable.disposed();
        }
        try {
            scheduler.submit(this, delayNanos);
        } catch (RuntimeException refused) {
            dispose();
            return Rejection.of(refused, isDisposed, scheduler);
        }
        return this;
    }

    @Override
    protected void execute() {
        release();
        hooked.run();
    }

    @Override
    protected void onCancel(boolean begun) {
        release();
    }

    @Override
    protected void onFailure(Throwable failure) {
        if (!ErrorHandler.takes(failure)) {
            report(failure);
        }
    }

    private void release() {
        if (scope != null) {
            scope.remove(this);
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
