package dev.baton.platform;

import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerObserver;
import dev.baton.core.TaskNode;
import dev.baton.core.Unparker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the schedulers of this package share: real time, timers, a foreground, errors, and how they close. */
abstract class PlatformScheduler implements Scheduler {
    private final Timers timers = new Timers();
    private final @Nullable ForegroundLane foreground;
    private final Permit permit = new Permit();
    private final ErrorSink errors;
    private final @Nullable SchedulerObserver observer;
    private final String name;

    PlatformScheduler(PlatformSchedulerBuilder<?> settings, String name) {
        this.name = name;
        this.errors = settings.errors();
        this.observer = settings.observer(); // before the grounds, which ask for it
        Foreground thread = settings.foreground();
        this.foreground = thread == null ? null : new ForegroundLane(this, thread);
    }

    final Timers timers() {
        return timers;
    }

    /** Returns what background tasks run on. */
    abstract Ground background();

    /** Returns true if the caller is a thread of the background, so that what it submits belongs to work under way. */
    abstract boolean isBackgroundThread();

    /** Rejects further tasks, except those that running tasks submit. */
    abstract void drain();

    /** Waits until nothing is ready and nothing runs in the background. Returns false if the time ran out. */
    abstract boolean awaitQuiet(long deadline) throws InterruptedException;

    /** Rejects further background tasks and cancels those that are ready. */
    abstract void closeBackground();

    final boolean isOwnThread() {
        return isMainThread() || isBackgroundThread();
    }

    @Override
    public final void submit(TaskNode task) {
        background().submit(Objects.requireNonNull(task, "task"), 0);
    }

    @Override
    public final void submit(TaskNode task, long delayNanos) {
        background().submit(Objects.requireNonNull(task, "task"), delayNanos);
    }

    @Override
    public final void submitForeground(TaskNode task, long delayNanos) {
        Objects.requireNonNull(task, "task");
        if (foreground == null) {
            Scheduler.super.submitForeground(task, delayNanos);
        } else {
            foreground.submit(task, delayNanos);
        }
    }

    /** Returns true on the thread of the foreground; false everywhere if there is no foreground. */
    @Override
    public final boolean isMainThread() {
        return foreground != null && foreground.isMainThread();
    }

    /** Returns monotonic time in nanoseconds, {@link System#nanoTime()} from an origin of its own. */
    @Override
    public final long nanoTime() {
        return Deadline.now();
    }

    /**
     * Waits on the main thread for the permit, in real time. No task runs meanwhile on this thread. An interrupt does
     * not end the wait; the thread is interrupted again when it is over.
     *
     * @param timeout how long at most; zero or negative means only to take a permit that is there
     * @return true if the permit was taken, false if the time ran out
     * @throws IllegalStateException if the caller is not on the thread of the foreground
     */
    @Override
    public final boolean park(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        if (!isMainThread()) {
            throw new IllegalStateException("park was called on thread \"" + Thread.currentThread().getName()
                    + "\", but only the main thread of " + this + " may park. Call it inside a foreground task");
        }
        return permit.take(TimeUnit.NANOSECONDS.convert(timeout));
    }

    /** Returns the counterpart of {@link #park}, usable from any thread. Every unparker hands out the same permit. */
    @Override
    public final Unparker unparker() {
        return permit::give;
    }

    /** Returns true if somebody hears of the tasks; the order has nothing to do with labels. */
    @Override
    public final boolean usesLabels() {
        return observer != null;
    }

    /** Returns the observer given to the builder, several as one; null if there is none. */
    @Override
    public final @Nullable SchedulerObserver observer() {
        return observer;
    }

    /** Hands an error that nobody took to the error handler. Never throws. */
    @Override
    public final void reportError(Throwable error) {
        errors.report(Objects.requireNonNull(error, "error"));
    }

    /**
     * Rejects further tasks, cancels those that have not begun, and lets the threads end with what they are running. Does
     * not wait for that, so a task may call it. Closing twice does nothing; the foreground goes on.
     */
    @Override
    public final void close() {
        closeBackground();
        if (foreground != null) {
            foreground.close();
        }
        cancelTimers();
    }

    private void cancelTimers() {
        timers.close().forEach(task -> Nodes.groundOf(task).cancel(task));
    }

    /**
     * Closes this scheduler once the background has done what is ready: further tasks are rejected, except those that
     * running tasks submit; delayed tasks are cancelled; then it waits, and then closes. Foreground tasks that have not
     * begun by then are cancelled.
     *
     * @param patience how long to wait at most; zero or negative means not at all
     * @return true if everything was done, false if the time ran out or the thread was interrupted, and tasks were
     *     cancelled; an interrupt is kept
     * @throws IllegalStateException if a thread of this scheduler calls it, which would wait for itself
     */
    public final boolean closeGracefully(Duration patience) {
        long deadline = Deadline.after(Math.max(0, TimeUnit.NANOSECONDS.convert(patience)));
        if (isOwnThread()) {
            throw new IllegalStateException("closeGracefully was called on thread \"" + Thread.currentThread().getName()
                    + "\" of " + this + ", which would wait for itself. Call it from outside, or call close()");
        }
        drain();
        cancelTimers();
        try {
            return awaitQuiet(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            close();
        }
    }

    /** Returns the kind of scheduler, the prefix of its thread names and the number of threads. */
    @Override
    public final String toString() {
        return name;
    }
}
