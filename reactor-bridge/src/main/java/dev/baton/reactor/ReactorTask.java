package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import java.util.Objects;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Schedulers;

/** A task that runs once, and its handle. */
final class ReactorTask extends TaskNode implements Disposable {
    private final Runnable submitted;
    private final Runnable hooked;
    private final Owner owner;

    /** A task that is not submitted yet. */
    ReactorTask(Runnable task, Owner owner) {
        this.submitted = Objects.requireNonNull(task, "task");
        this.hooked = Schedulers.onSchedule(task);
        this.owner = owner;
    }

    /**
     * Submits the task and returns its handle.
     *
     * @throws java.util.concurrent.RejectedExecutionException Reactor's, if the owner or the scheduler is closed
     */
    Disposable submitTo(Scheduler scheduler, long delayNanos) {
        if (!owner.add(this)) {
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
        owner.remove(this);
        hooked.run();
    }

    @Override
    protected void onCancel(boolean begun) {
        owner.remove(this);
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
