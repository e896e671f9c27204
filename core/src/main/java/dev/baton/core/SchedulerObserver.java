package dev.baton.core;

import org.jspecify.annotations.Nullable;

/**
 * Hears of the tasks of a scheduler: for metrics, event recorders and tracing in production.
 *
 * <h2>What follows what</h2>
 *
 * Each submission is {@link #submitted}, and then has one outcome: {@link #began}, {@link #cancelled} or
 * {@link #rejected}. A delayed task is reported to {@link #timerFired} before it begins. Each that began has
 * {@link #ended}, on the same thread. Every run of a periodic task is a submission of its own. Tasks of workers are
 * reported like all others; what a worker submits on its own behalf is not.
 *
 * <h2>Time</h2>
 *
 * In nanoseconds, measured on {@link System#nanoTime()}, never negative.
 *
 * <h2>Implementing</h2>
 *
 * Methods are called on the threads that submit, run and cancel, at the same time on many, and some under a lock of the
 * scheduler. They must be quick, must not wait, and must not submit or cancel tasks. What they throw goes to
 * {@link Scheduler#reportError} and harms no task. A task must not be kept: it may be reachable for its observer alone.
 */
public interface SchedulerObserver {
    /**
     * A task was handed to the scheduler.
     *
     * @implSpec does nothing
     */
    default void submitted(TaskNode task) {}

    /**
     * A task was refused, because the scheduler or the worker is closed or full.
     *
     * @implSpec does nothing
     */
    default void rejected(TaskNode task) {}

    /**
     * A task was cancelled before it began, by its owner or by closing.
     *
     * @implSpec does nothing
     */
    default void cancelled(TaskNode task) {}

    /**
     * A delayed task is ready now.
     *
     * @param latenessNanos for how long it has been due
     * @implSpec does nothing
     */
    default void timerFired(TaskNode task, long latenessNanos) {}

    /**
     * A task begins on the current thread.
     *
     * @param queueNanos since it was submitted, for a delayed task since it was due
     * @implSpec does nothing
     */
    default void began(TaskNode task, long queueNanos) {}

    /**
     * A task has ended on the current thread.
     *
     * @param runNanos since it began
     * @param failure what its body threw, whoever took that; null if nothing
     * @implSpec does nothing
     */
    default void ended(TaskNode task, long runNanos, @Nullable Throwable failure) {}

    /** Returns an observer that tells this one and then another of everything; of the end, in the opposite order. */
    default SchedulerObserver and(SchedulerObserver other) {
        return new TwoObservers(this, other);
    }

    /** Returns what reports call a task; not for every task, as it may cost as much as one. */
    static String nameOf(TaskNode task) {
        return task.name();
    }

    /** Returns the library a task came from, in lower case. */
    static String libraryOf(TaskNode task) {
        return task.library();
    }
}
