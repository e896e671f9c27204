package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.util.Arrays;
import java.util.List;

/** Ready tasks in a 4-ary heap, the oldest on top; each knows its index. */
final class ReadyHeap {
    private TaskNode[] tasks = new TaskNode[16];
    private int[] orders = new int[16];
    private int size;

    int size() {
        return size;
    }

    /** Returns the order of the oldest, of which there must be one. */
    int firstOrder() {
        return orders[0];
    }

    void add(TaskNode task, int order) {
        if (size == tasks.length) {
            tasks = Arrays.copyOf(tasks, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
        }
        siftUp(task, order, size++);
    }

    /** Takes out the oldest, of which there must be one. */
    TaskNode poll() {
        TaskNode first = tasks[0];
        removeAt(0);
        return first;
    }

    /** Takes out a task; returns false if it is not in here. */
    boolean remove(TaskNode task) {
        int index = Nodes.place(task);
        if (index < 0 || index >= size || tasks[index] != task) {
            return false;
        }
        removeAt(index);
        return true;
    }

    void addAllTo(List<ReadyTask> all) {
        for (int i = 0; i < size; i++) {
            all.add(new ReadyTask(tasks[i], orders[i]));
        }
    }

    @SuppressWarnings("NullAway") // no slot beyond the size is ever read
    private void removeAt(int index) {
        Nodes.place(tasks[index], orders[index]);
        int end = --size;
        TaskNode last = tasks[end];
        tasks[end] = null;
        if (index == end) {
            return;
        }
        siftDown(last, orders[end], index);
        if (tasks[index] == last) {
            siftUp(last, orders[end], index);
        }
    }

    private void siftUp(TaskNode task, int order, int start) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) >>> 2;
            if (order - orders[parent] > 0) {
                break;
            }
            place(tasks[parent], orders[parent], index);
            index = parent;
        }
        place(task, order, index);
    }

    private void siftDown(TaskNode task, int order, int start) {
        int index = start;
        while (true) {
            int child = 4 * index + 1;
            if (child >= size) {
                break;
            }
            int oldest = child;
            int end = Math.min(child + 4, size);
            for (int other = child + 1; other < end; other++) {
                if (orders[other] - orders[oldest] < 0) {
                    oldest = other;
                }
            }
            if (order - orders[oldest] < 0) {
                break;
            }
            place(tasks[oldest], orders[oldest], index);
            index = oldest;
        }
        place(task, order, index);
    }

    private void place(TaskNode task, int order, int index) {
        tasks[index] = task;
        orders[index] = order;
        Nodes.place(task, index);
    }
}
