package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.util.Arrays;
import java.util.List;

/**
 * Ready tasks among which a strategy chooses, by number.
 *
 * <p>Any of them leaves in constant time: the last one takes its place. So the numbers are a function of what came and
 * went so far.
 */
final class ReadyArray implements ReadyTasks {
    private static final TaskNode[] NO_TASKS = new TaskNode[0];
    private static final int[] NO_ORDERS = new int[0];

    private TaskNode[] tasks = NO_TASKS;
    private int[] orders = NO_ORDERS;
    private int size;

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public int size() {
        return size;
    }

    TaskNode get(int index) {
        return tasks[index];
    }

    int order(int index) {
        return orders[index];
    }

    @Override
    public void add(TaskNode task, int order) {
        if (size == tasks.length) {
            int capacity = Math.max(16, size * 2);
            tasks = Arrays.copyOf(tasks, capacity);
            orders = Arrays.copyOf(orders, capacity);
        }
        place(task, order, size++);
    }

    @Override
    public void remove(TaskNode task) {
        int index = Nodes.place(task);
        if (index >= 0 && index < size && tasks[index] == task) {
            take(index);
        }
    }

    /** Takes out the task of a number. */
    @SuppressWarnings("NullAway") // no slot beyond the size is ever read
    TaskNode take(int index) {
        TaskNode task = tasks[index];
        Nodes.place(task, orders[index]);
        int end = --size;
        if (index != end) {
            place(tasks[end], orders[end], index);
        }
        tasks[end] = null;
        return task;
    }

    private void place(TaskNode task, int order, int index) {
        tasks[index] = task;
        orders[index] = order;
        Nodes.place(task, index);
    }

    @Override
    public void addAllTo(List<ReadyTask> all) {
        for (int i = 0; i < size; i++) {
            all.add(new ReadyTask(tasks[i], orders[i]));
        }
    }
}
