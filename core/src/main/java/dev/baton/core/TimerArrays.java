package dev.baton.core;

import java.util.Arrays;
import java.util.List;

/** Armed timers with their keys beside them, so that comparing two touches no task. */
abstract class TimerArrays {
    private static final TaskNode[] NO_TASKS = new TaskNode[0];
    private static final long[] NO_DEADLINES = new long[0];
    private static final int[] NO_SEQUENCES = new int[0];

    TaskNode[] tasks = NO_TASKS;
    long[] deadlines = NO_DEADLINES;
    int[] sequences = NO_SEQUENCES;
    int size;

    /** Returns how many timers are armed. */
    public final int size() {
        return size;
    }

    /** Makes room for one more; large arrays grow by a half only, to keep what a timer costs low. */
    final void grow() {
        int capacity = size < 64 ? Math.max(16, size * 2) : size + (size >> 1);
        TaskNode[] moreTasks = Arrays.copyOf(tasks, capacity);
        long[] moreDeadlines = Arrays.copyOf(deadlines, capacity);
        sequences = Arrays.copyOf(sequences, capacity);
        deadlines = moreDeadlines;
        tasks = moreTasks; // last, because its length tells how many fit: no memory for one must not spoil the others
    }

    /** Returns true if the timer of a slot has been taken out, and no other has come in its place. */
    final boolean isHole(int index) {
        return tasks[index] == null;
    }

    final boolean isFull() {
        return size == tasks.length;
    }

    /** Returns true if a timer is in the place of an index. */
    public final boolean isAt(int index, TaskNode task) {
        return index < size && tasks[index] == task;
    }

    /** Exchanges the contents with others. */
    final void swap(TimerArrays other) {
        TaskNode[] otherTasks = other.tasks;
        long[] otherDeadlines = other.deadlines;
        int[] otherSequences = other.sequences;
        int otherSize = other.size;
        other.tasks = tasks;
        other.deadlines = deadlines;
        other.sequences = sequences;
        other.size = size;
        tasks = otherTasks;
        deadlines = otherDeadlines;
        sequences = otherSequences;
        size = otherSize;
    }

    final void release() {
        tasks = NO_TASKS;
        deadlines = NO_DEADLINES;
        sequences = NO_SEQUENCES;
        size = 0;
    }

    /** Adds the timers to a list, in no order. */
    final void addAllTo(List<ArmedTimer> timers) {
        for (int i = 0; i < size; i++) {
            if (!isHole(i)) {
                timers.add(new ArmedTimer(tasks[i], deadlines[i], sequences[i]));
            }
        }
    }
}
