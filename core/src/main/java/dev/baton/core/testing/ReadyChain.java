package dev.baton.core.testing;

import dev.baton.core.TaskChain;
import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ready tasks that leave oldest first.
 *
 * <p>Nearly all come in the order in which they became ready, so they are chained through the room in the task itself.
 * Only the next head of a lane may come late, older than the tail of the chain, and goes to a heap.
 */
final class ReadyChain implements ReadyTasks {
    private final TaskChain inOrder = new TaskChain();
    private @Nullable ReadyHeap late;

    @Override
    public boolean isEmpty() {
        return inOrder.isEmpty() && (late == null || late.size() == 0);
    }

    /** Counts the tasks; only reports ask for it. */
    @Override
    public int size() {
        List<ReadyTask> tasks = new ArrayList<>();
        addAllTo(tasks);
        return tasks.size();
    }

    @Override
    public void add(TaskNode task, int order) {
        TaskNode tail = inOrder.last();
        if (tail == null || Nodes.place(tail) - order < 0) {
            Nodes.place(task, order);
            inOrder.addLast(task);
            return;
        }
        if (late == null) {
            late = new ReadyHeap();
        }
        late.add(task, order);
    }

    /** Takes out the oldest, or returns null. */
    @Nullable TaskNode poll() {
        if (late == null || late.size() == 0) {
            return inOrder.pollFirst();
        }
        TaskNode first = inOrder.first();
        return first == null || late.firstOrder() - Nodes.place(first) < 0 ? late.poll() : inOrder.pollFirst();
    }

    @Override
    public void remove(TaskNode task) {
        if (late == null || !late.remove(task)) {
            inOrder.remove(task);
        }
    }

    @Override
    public void addAllTo(List<ReadyTask> tasks) {
        for (TaskNode task = inOrder.first(); task != null; task = TaskChain.after(task)) {
            tasks.add(new ReadyTask(task, Nodes.place(task)));
        }
        if (late != null) {
            late.addAllTo(tasks);
        }
    }
}
