package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import dev.baton.core.TaskScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Schedulers;

/** A task that runs once, and its handle. */
final class ReactorTask extends TaskNode implements Disposable {
    private final Runnable submitted;
    private final Runnable hooked;
    private final @Nullable TaskScope scope;

    /** A task that is not submitted yet; without a scope if a worker holds it. */
    ReactorTask(Runnable task, @Nullable TaskScope scope) {
        this.submitted = Objects.requireNonNull(task, "task");
        this.hooked = Schedulers.onSchedule(task);
        this.scope = scope;
    }

    /**
     * Submits the task and returns its handle.
     *
     * @throws java.util.concurrent.RejectedExecutionException Reactor's, if the scope or the scheduler is closed
     */
    Disposable submitTo(Scheduler scheduler, long delayNanos) {
        if (scope != null && !scope.add(this)) {
            throw Exceptions.failWithRejected();
        }
        try {
            scheduler.submit(this, delayNanos);
        } catch (RuntimeException refused) {
            dispose();
            throw Rejection.of(refused);
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
        report(ErrorHooks.call(failure));
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
        return "reactor";
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
