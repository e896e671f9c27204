package dev.baton.core;

import java.util.function.ObjIntConsumer;

/**
 * Timers in a 4-ary heap by (deadline, submission). The position of a timer is its index.
 *
 * <p>The owner provides the exclusion, and does not use the positions of tasks that are in here.
 */
public final class TimerHeap extends TimerArrays {
    /** An empty heap. */
    public TimerHeap() {}

    /** Returns the earliest deadline; there must be a timer. */
    public long firstDeadline() {
        return deadlines[0];
    }

    /** Returns the number of the timer that is first in submission among those due first; there must be one. */
    public int firstSequence() {
        return sequences[0];
    }

    /**
     * Arms a timer.
     *
     * @param deadline any time
     * @param sequence its place among those due at the same time; compared by subtraction, so that it may wrap around
     */
    public void add(TaskNode task, long deadline, int sequence) {
        if (isFull()) {
            grow();
        }
        siftUp(task, deadline, sequence, size++);
    }

    /** Takes out the first timer; there must be one. */
    public TaskNode poll() {
        TaskNode first = tasks[0];
        removeAt(0);
        return first;
    }

    /** Calls an action with each timer and its sequence, in no order. */
    public void forEach(ObjIntConsumer<? super TaskNode> action) {
        for (int i = 0; i < size; i++) {
            action.accept(tasks[i], sequences[i]);
        }
    }

    /** Takes all timers out of a bucket; this heap must be empty. */
    void adopt(TimerBucket bucket) {
        bucket.closeHoles();
        swap(bucket);
        for (int i = 0; i < size; i++) {
            tasks[i].position = i;
        }
        for (int i = (size - 2) >> 2; i >= 0; i--) {
            siftDown(tasks[i], deadlines[i], sequences[i], i);
        }
    }

    /** Takes out the timer of an index. */
    @SuppressWarnings("NullAway") // no slot beyond the size is ever read
    public void removeAt(int index) {
        tasks[index].position = -1;
        int end = --size;
        TaskNode last = tasks[end];
        tasks[end] = null;
        if (index == end) {
            return;
        }
        long deadline = deadlines[end];
        int sequence = sequences[end];
        siftDown(last, deadline, sequence, index);
        if (tasks[index] == last) {
            siftUp(last, deadline, sequence, index);
        }
    }

    private void siftUp(TaskNode task, long deadline, int sequence, int start) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) >>> 2;
            if (!isBefore(deadline, sequence, parent)) {
                break;
            }
            place(tasks[parent], deadlines[parent], sequences[parent], index);
            index = parent;
        }
        place(task, deadline, sequence, index);
    }

    private void siftDown(TaskNode task, long deadline, int sequence, int start) {
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
            if (isBefore(deadline, sequence, first)) {
                break;
            }
            place(tasks[first], deadlines[first], sequences[first], index);
            index = first;
        }
        place(task, deadline, sequence, index);
    }

    private boolean isBefore(long deadline, int sequence, int index) {
        return deadline != deadlines[index] ? deadline < deadlines[index] : sequence - sequences[index] < 0;
    }

    private void place(TaskNode task, long deadline, int sequence, int index) {
        tasks[index] = task;
        deadlines[index] = deadline;
        sequences[index] = sequence;
        task.position = index;
    }
}
