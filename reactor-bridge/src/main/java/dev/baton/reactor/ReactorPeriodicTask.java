package dev.baton.reactor;

import dev.baton.core.PeriodicTaskNode;
import dev.baton.core.Scheduler;
import java.util.Objects;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Schedulers;

/** A task that runs again and again, and its handle. */
final class ReactorPeriodicTask extends PeriodicTaskNode implements Disposable {
    private final Runnable submitted;
    private final Runnable hooked;
    private final Owner owner;

    /** A task that is not submitted yet. */
    ReactorPeriodicTask(Scheduler scheduler, long periodNanos, Runnable task, Owner owner) {
        super(scheduler, periodNanos);
        this.submitted = Objects.requireNonNull(task, "task");
        this.hooked = Schedulers.onSchedule(task);
        this.owner = owner;
    }

    /**
     * Submits the first run and returns the handle of all.
     *
     * @throws java.util.concurrent.RejectedExecutionException Reactor's, if the owner or the scheduler is closed
     */
    Disposable begin(long initialNanos) {
        if (!owner.add(this)) {
            throw Exceptions.failWithRejected();
        }
        try {
            start(initialNanos);
        } catch (RuntimeException refused) {
            dispose();
            throw Rejection.of(refused);
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
