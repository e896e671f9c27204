package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.ScopedTaskNode;
import dev.baton.core.TaskScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;

/** A task that runs once, and its handle. */
final class ReactorTask extends ScopedTaskNode implements Disposable {
    private final Runnable submitted;
    private final Runnable hooked;

    /** A task that is not submitted yet; without a scope if a worker holds it. */
    ReactorTask(Runnable task, @Nullable TaskScope scope) {
        super(scope);
        this.submitted = Objects.requireNonNull(task, "task");
        this.hooked = Schedulers.onSchedule(task);
    }

    /**
     * Submits the task and returns its handle.
     *
     * @throws java.util.concurrent.RejectedExecutionException Reactor's, if the scope or the scheduler is closed
     */
    Disposable begin(Scheduler scheduler, long delayNanos) {
        boolean held;
        try {
            held = submitTo(scheduler, delayNanos);
        } catch (RuntimeException refused) {
            throw Rejection.of(refused);
        }
        if (!held) {
            throw Exceptions.failWithRejected();
        }
        return this;
    }

    @Override
    protected void execute() {
        leaveScope();
        hooked.run();
    }

    @Override
    protected void onFailure(Throwable failure) {
        report(ErrorHooks.call(failure));
    }

    @Override
    protected String name() {
        return nameOf(submitted);
    }

    @Override
    protected @Nullable Object body() {
        return Hooks.isAutomaticContextPropagationEnabled() ? null : hooked;
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
