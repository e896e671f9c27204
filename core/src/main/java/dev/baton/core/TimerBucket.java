package dev.baton.core;


/** Timers of one stretch of the far future, in no order. The position of a timer tells its bucket and index. */
final class TimerBucket extends TimerArrays {
    private static final int INDEX_BITS = 21;
    private static final int KEPT = 256; // room that waits for the next time this stretch of the future comes round

    static final int MOST = 1 << INDEX_BITS;

    private final int id;

    /** A bucket of an id from 0 to 1,022. */
    TimerBucket(int id) {
        this.id = id;
    }

    /** Returns the id of the bucket in which the timer of a position is; a position in a bucket is negative, and not -1. */
    static int idOf(int position) {
        return ~position >>> INDEX_BITS;
    }

    static int indexOf(int position) {
        return ~position & (MOST - 1);
    }

    void add(TaskNode task, long deadline, int sequence) {
        if (isFull()) {
            grow();
        }
        place(task, deadline, sequence, size++);
    }

    @SuppressWarnings("NullAway") // no slot beyond the size is ever read
    void removeAt(int index) {
        tasks[index].position = -1;
        int end = --size;
        if (index != end) {
            place(tasks[end], deadlines[end], sequences[end], index);
        }
        tasks[end] = null;
    }

    private void place(TaskNode task, long deadline, int sequence, int index) {
        tasks[index] = task;
        deadlines[index] = deadline;
        sequences[index] = sequence;
        task.position = ~(id << INDEX_BITS | index);
    }

    long firstDeadline() {
        long first = TimerQueue.NEVER;
        for (int i = 0; i < size; i++) {
            first = Math.min(first, deadlines[i]);
        }
        return first;
    }

    long lastDeadline() {
        long last = 0;
        for (int i = 0; i < size; i++) {
            last = Math.max(last, deadlines[i]);
        }
        return last;
    }

    /** Forgets everything, without a word to the timers. */
    @SuppressWarnings("NullAway") // no slot beyond the size is ever read
    void clear() {
        if (tasks.length > KEPT) {
            release();
        } else {
            while (size > 0) {
                tasks[--size] = null;
            }
        }
    }
}
