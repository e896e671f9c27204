package dev.baton.core.testing;

import dev.baton.core.TaskChain;
import dev.baton.core.TaskNode;
import dev.baton.core.TimerHeap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ready tasks that leave oldest first.
 *
 * <p>Nearly all come in the order in which they became ready, so they are chained through the room in the task itself.
 * Only the next head of a lane may come late, older than the tail of the chain. It goes to a heap of timers that are all due
 * at once, and so leave by their order.
 */
final class ReadyChain implements ReadyTasks {
    private static final long AT_ONCE = 0;

    private final TaskChain inOrder = new TaskChain();
    private @Nullable TimerHeap late;

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
            late = new TimerHeap();
        }
        late.add(task, AT_ONCE, order);
    }

    /** Takes out the oldest, or returns null. */
    @Nullable TaskNode poll() {
        if (late == null || late.size() == 0) {
            return inOrder.pollFirst();
        }
        TaskNode first = inOrder.first();
        int order = late.firstSequence();
        if (first != null && Nodes.place(first) - order < 0) {
            return inOrder.pollFirst();
        }
        TaskNode oldest = late.poll();
        Nodes.place(oldest, order);
        return oldest;
    }

    @Override
    public void remove(TaskNode task) {
        int index = Nodes.place(task);
        if (late != null && index >= 0 && late.isAt(index, task)) {
            late.removeAt(index);
        } else {
            inOrder.remove(task);
        }
    }

    @Override
    public void addAllTo(List<ReadyTask> tasks) {
        for (TaskNode task = inOrder.first(); task != null; task = TaskChain.after(task)) {
            tasks.add(new ReadyTask(task, Nodes.place(task)));
        }
        if (late != null) {
            late.forEach((task, sequence) -> tasks.add(new ReadyTask(task, sequence)));
        }
    }
}
