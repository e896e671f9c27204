package dev.baton.core.testing;

import dev.baton.core.TaskChain;
import dev.baton.core.TaskNode;
import java.util.List;
import java.util.Objects;
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
    private int size;

    @Override
    public int size() {
        return size;
    }

    @Override
    public void add(TaskNode task, int order) {
        size++;
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

    /** Takes out the oldest, of which there must be one. */
    TaskNode poll() {
        size--;
        TaskNode first = inOrder.first();
        if (late != null && late.size() > 0 && (first == null || late.firstOrder() - Nodes.place(first) < 0)) {
            return late.poll();
        }
        return Objects.requireNonNull(inOrder.pollFirst());
    }

    @Override
    public void remove(TaskNode task) {
        if ((late != null && late.remove(task)) || inOrder.remove(task)) {
            size--;
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
