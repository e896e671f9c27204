package dev.baton.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler whose tasks run one at a time, in order: a closable handle on a lane.
 *
 * <p>Undelayed tasks run in the order of submission. A delayed task takes its place in the lane when it becomes due;
 * tasks of equal due time keep the order of submission. Which thread runs a task may change from one to the next, but
 * each sees what the one before it did. {@link #createWorker()} returns a further handle on the same lane.
 */
public interface Worker extends Scheduler {
    /**
     * Cancels the tasks submitted through this handle that have not begun, and rejects further ones. The lane, and
     * other handles on it, go on. Closing twice does nothing.
     */
    @Override
    void close();

    /** Returns true once {@link #close()} was called. */
    boolean isClosed();

    /**
     * Not supported: a worker keeps to its lane.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default void submitForeground(TaskNode task, long delayNanos) {
        throw new UnsupportedOperationException(
                this + " keeps to its lane. Submit foreground work to its scheduler, base()");
    }

    /**
     * Not supported: a worker keeps to its lane.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default Worker createForegroundWorker(@Nullable SessionId session) {
        throw new UnsupportedOperationException(
                this + " keeps to its lane. Create foreground workers from its scheduler, base()");
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec returns this: a lane has one task under way at most
     */
    @Override
    default Scheduler limitedTo(int most) {
        LimitedScheduler.requirePositive(most);
        return this;
    }

    /** Returns the scheduler whose threads run the tasks of this worker. */
    @Override
    Scheduler base();

    /**
     * {@inheritDoc}
     *
     * @implSpec asks {@link #base()}
     */
    @Override
    default boolean isMainThread() {
        return base().isMainThread();
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec asks {@link #base()}
     */
    @Override
    default long nanoTime() {
        return base().nanoTime();
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec asks {@link #base()}
     */
    @Override
    default Instant now() {
        return base().now();
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec asks {@link #base()}
     */
    @Override
    default boolean park(Duration timeout) {
        return base().park(timeout);
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec asks {@link #base()}
     */
    @Override
    default Unparker unparker() {
        return base().unparker();
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec tells {@link #base()}
     */
    @Override
    default void reportError(Throwable error) {
        base().reportError(error);
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec asks {@link #base()}
     */
    @Override
    default boolean usesLabels() {
        return base().usesLabels();
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec asks {@link #base()}
     */
    @Override
    default @Nullable SchedulerObserver observer() {
        return base().observer();
    }
}
