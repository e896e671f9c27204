package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.util.Arrays;

/**
 * The tasks of one class, normal or deprioritized, that may run next.
 *
 * <p>If it is ordered it is a 4-ary heap by readiness, and the oldest stands at index 0; else it is an array without
 * order, where any task leaves in constant time because the last one takes its place. Either way a task knows its
 * index, and the layout is a function of the operations so far.
 */
final class TaskArray {
    private static final TaskNode[] NONE = new TaskNode[0];

    private final boolean ordered;
    private TaskNode[] tasks = NONE;
    private int size;

    TaskArray(boolean ordered) {
        this.ordered = ordered;
    }

    int size() {
        return size;
    }

    TaskNode get(int index) {
        return tasks[index];
    }

    void add(TaskNode task) {
        if (size == tasks.length) {
            tasks = Arrays.copyOf(tasks, Math.max(16, size * 2));
        }
        int index = size++;
        if (ordered) {
            siftUp(task, index);
        } else {
            place(task, index);
        }
    }

    /** Takes the task out; returns false if it is not in here. */
    @SuppressWarnings("NullAway") // no slot beyond the size is ever read
    boolean remove(TaskNode task) {
        int index = Nodes.index(task);
        if (index < 0 || index >= size || tasks[index] != task) {
            return false;
        }
        Nodes.index(task, -1);
        TaskNode last = tasks[--size];
        tasks[size] = null;
        if (last == task) {
            return true;
        }
        if (!ordered) {
            place(last, index);
            return true;
        }
        siftDown(last, index);
        if (tasks[index] == last) {
            siftUp(last, index);
        }
        return true;
    }

    private void siftUp(TaskNode task, int start) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) >>> 2;
            if (!isOlder(task, tasks[parent])) {
                break;
            }
            place(tasks[parent], index);
            index = parent;
        }
        place(task, index);
    }

    private void siftDown(TaskNode task, int start) {
        int index = start;
        while (true) {
            int child = 4 * index + 1;
            if (child >= size) {
                break;
            }
            int oldest = child;
            int end = Math.min(child + 4, size);
            for (int other = child + 1; other < end; other++) {
                if (isOlder(tasks[other], tasks[oldest])) {
                    oldest = other;
                }
            }
            if (!isOlder(tasks[oldest], task)) {
                break;
            }
            place(tasks[oldest], index);
            index = oldest;
        }
        place(task, index);
    }

    private static boolean isOlder(TaskNode one, TaskNode other) {
        return Nodes.readiness(one) - Nodes.readiness(other) < 0;
    }

    private void place(TaskNode task, int index) {
        tasks[index] = task;
        Nodes.index(task, index);
    }
}
