package dev.baton.core;

import java.util.Map;
import java.util.WeakHashMap;

/**
 * Refers to one task; two ids are equal if they refer to the same task.
 *
 * <p>The id is a reference to the task itself and costs nothing until somebody asks for it. Its number is drawn when
 * first printed and serves people only: it says nothing about the order of tasks. Ids may be shared between threads.
 */
public final class TaskId {
    // Drawn when printed, and kept beside the task rather than in it: nearly no task is ever printed.
    private static final Map<Cancellable, Integer> NUMBERS = new WeakHashMap<>();
    private static int last;

    private final Cancellable task;

    TaskId(Cancellable task) {
        this.task = task;
    }

    /** Returns true once the task has finished, failed, or was cancelled. */
    public boolean isDone() {
        return task.isDone();
    }

    /** Returns true if {@code other} refers to the same task. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TaskId id && id.task == task;
    }

    /** Returns the identity hash of the task. */
    @Override
    public int hashCode() {
        return System.identityHashCode(task);
    }

    /** Returns {@code task-} and a number unique in this process. */
    @Override
    public String toString() {
        synchronized (NUMBERS) {
            return "task-" + NUMBERS.computeIfAbsent(task, unseen -> ++last);
        }
    }
}
