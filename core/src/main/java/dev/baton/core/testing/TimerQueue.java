package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The armed timers by (deadline, submission): an indexed 4-ary heap whose keys stand in arrays of their own.
 *
 * <p>A deadline of {@link #NEVER} is kept and listed but never comes.
 */
final class TimerQueue {
    static final long NEVER = Long.MAX_VALUE;

    private static final TaskNode[] NO_TASKS = new TaskNode[0];
    private static final long[] NO_KEYS = new long[0];

    private TaskNode[] tasks = NO_TASKS;
    private long[] deadlines = NO_KEYS;
    private long[] sequences = NO_KEYS;
    private int size;
    private long sequence;

    int size() {
        return size;
    }

    /** Returns the earliest deadline, or {@link #NEVER}. */
    long nextDeadline() {
        return size == 0 ? NEVER : deadlines[0];
    }

    void insert(TaskNode task, long deadline) {
        if (size == tasks.length) {
            int capacity = Math.max(16, size * 2);
            tasks = Arrays.copyOf(tasks, capacity);
            deadlines = Arrays.copyOf(deadlines, capacity);
            sequences = Arrays.copyOf(sequences, capacity);
        }
        siftUp(task, deadline, sequence++, size++);
    }

    /** Takes the timer out; returns false if it is not in here. */
    boolean remove(TaskNode task) {
        int index = Nodes.place(task);
        if (index < 0 || index >= size || tasks[index] != task) {
            return false;
        }
        removeAt(index);
        return true;
    }

    /** Takes out the first timer due at or before the limit, or returns null. */
    @Nullable TaskNode poll(long limit) {
        if (size == 0 || deadlines[0] > limit || deadlines[0] == NEVER) {
            return null;
        }
        TaskNode first = tasks[0];
        removeAt(0);
        return first;
    }

    /** Returns the deadline of a timer that is in here, or -1. */
    long deadlineOf(TaskNode task) {
        int index = Nodes.place(task);
        return index >= 0 && index < size && tasks[index] == task ? deadlines[index] : -1;
    }

    /** Returns all timers in the order in which they would fire. */
    List<TaskNode> inOrder() {
        List<Integer> indices = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            indices.add(i);
        }
        indices.sort(Comparator.<Integer>comparingLong(i -> deadlines[i]).thenComparingLong(i -> sequences[i]));
        List<TaskNode> ordered = new ArrayList<>(size);
        indices.forEach(i -> ordered.add(tasks[i]));
        return ordered;
    }

    @SuppressWarnings("NullAway") // no slot beyond the size is ever read
    private void removeAt(int index) {
        Nodes.place(tasks[index], -1);
        int end = --size;
        TaskNode last = tasks[end];
        tasks[end] = null;
        if (index == end) {
            return;
        }
        long deadline = deadlines[end];
        long lastSequence = sequences[end];
        siftDown(last, deadline, lastSequence, index);
        if (tasks[index] == last) {
            siftUp(last, deadline, lastSequence, index);
        }
    }

    private void siftUp(TaskNode task, long deadline, long sequenceOfTask, int start) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) >>> 2;
            if (!isBefore(deadline, sequenceOfTask, parent)) {
                break;
            }
            place(tasks[parent], deadlines[parent], sequences[parent], index);
            index = parent;
        }
        place(task, deadline, sequenceOfTask, index);
    }

    private void siftDown(TaskNode task, long deadline, long sequenceOfTask, int start) {
        int index = start;
        while (true) {
            int child = 4 * index + 1;
            if (child >= size) {
                break;
            }
            int first = child;
            int end = Math.min(child + 4, size);
            for (int other = child + 1; other < end; other++) {
                if (isBefore(deadlines[other], sequences[other], first)) {
                    first = other;
                }
            }
            if (isBefore(deadline, sequenceOfTask, first)) {
                break;
            }
            place(tasks[first], deadlines[first], sequences[first], index);
            index = first;
        }
        place(task, deadline, sequenceOfTask, index);
    }

    private boolean isBefore(long deadline, long sequenceOfTask, int index) {
        return deadline != deadlines[index] ? deadline < deadlines[index] : sequenceOfTask < sequences[index];
    }

    private void place(TaskNode task, long deadline, long sequenceOfTask, int index) {
        tasks[index] = task;
        deadlines[index] = deadline;
        sequences[index] = sequenceOfTask;
        Nodes.place(task, index);
    }
}
