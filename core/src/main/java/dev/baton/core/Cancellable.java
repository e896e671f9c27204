package dev.baton.core;

/**
 * Something accepted that can still be called off: a pending task, a timer, a periodic task.
 *
 * <p>All methods may be called from any thread a scheduler accepts work from, any number of times, also from inside the
 * task itself and after it has finished.
 */
public interface Cancellable {
    /**
     * Calls the task off. A task that has not begun never begins; one that is running is not interrupted, and if it
     * is periodic it does not run again.
     *
     * @return true if this call is what kept the task from running (or from running again)
     */
    boolean cancel();

    /** Returns true if the task was cancelled before it was done; one that was running may still run to its end. */
    boolean isCancelled();

    /** Returns true once the task will not run (again): it has finished, failed, or was cancelled. */
    boolean isDone();
}
