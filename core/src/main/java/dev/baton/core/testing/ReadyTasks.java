package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.util.List;

/**
 * The tasks of one class, normal or deprioritized, that may run next.
 *
 * <p>Each comes with its order: when it became ready. A task that leaves keeps the order as its position.
 */
interface ReadyTasks {
    boolean isEmpty();

    int size();

    void add(TaskNode task, int order);

    /** Takes out a task; does nothing if it is not in here, or in any other place of its scheduler. */
    void remove(TaskNode task);

    void addAllTo(List<ReadyTask> tasks);
}
