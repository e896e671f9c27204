package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.util.List;

/**
 * The tasks of one class, normal or deprioritized, that may run next.
 *
 * <p>Each comes with its order: when it became ready. A task that is taken out to run keeps the order as its
 * position.
 */
interface ReadyTasks {
    boolean isEmpty();

    int size();

    void add(TaskNode task, int order);

    /** Takes out a task; does nothing if it has left, and is in no other place of its scheduler. */
    void remove(TaskNode task);

    void addAllTo(List<ReadyTask> tasks);
}
