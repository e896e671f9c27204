package dev.baton.core;

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
}
