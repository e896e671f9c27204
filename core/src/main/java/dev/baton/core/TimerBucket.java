package dev.baton.core;

/**
 * Timers of one stretch of the far future, in no order. The position of a timer tells its bucket and index.
 *
 * <p>A timer that is taken out leaves a hole, so that no other timer has to be touched, which is most of what moving the
 * last one there would cost. Holes are closed when the bucket is full, or read through, and a good part of it is holes.
 */
final class TimerBucket extends TimerArrays {
    private static final int INDEX_BITS = 21;
    private static final int KEPT = 256; // room that waits for the next time this stretch of the future comes round

    static final int MOST = 1 << INDEX_BITS;

    private final int id;
    private int live; // how many slots are no holes

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

    /** Returns how many timers are in here. */
    int live() {
        return live;
    }

    /** Adds a timer; there must be fewer than {@link #MOST}. */
    void add(TaskNode task, long deadline, int sequence) {
        if (isFull() || size == MOST) {
            makeRoom();
        }
        place(task, deadline, sequence, size++);
        live++;
    }

    private void makeRoom() {
        if (size == MOST || size - live > size >> 2) {
            closeHoles();
        } else {
            grow();
        }
    }

    @SuppressWarnings("NullAway") // that is what a hole is
    void removeAt(int index) {
        tasks[index].position = -1;
        tasks[index] = null;
        if (--live == 0) {
            size = 0;
        }
    }

    @SuppressWarnings("NullAway") // that is what a hole is
    void closeHoles() {
        int end = 0;
        for (int i = 0; i < size; i++) {
            TaskNode task = tasks[i];
            if (!isHole(i)) {
                tasks[i] = null;
                place(task, deadlines[i], sequences[i], end++);
            }
        }
        size = end;
    }

    private void place(TaskNode task, long deadline, int sequence, int index) {
        tasks[index] = task;
        deadlines[index] = deadline;
        sequences[index] = sequence;
        task.position = ~(id << INDEX_BITS | index);
    }

    long firstDeadline() {
        if (live < size >> 1) {
            closeHoles();
        }
        long first = TimerQueue.NEVER;
        for (int i = 0; i < size; i++) {
            if (!isHole(i)) {
                first = Math.min(first, deadlines[i]);
            }
        }
        return first;
    }

    long lastDeadline() {
        long last = 0;
        for (int i = 0; i < size; i++) {
            if (!isHole(i)) {
                last = Math.max(last, deadlines[i]);
            }
        }
        return last;
    }

    /** Forgets everything, without a word to the timers. */
    @SuppressWarnings("NullAway") // no slot beyond the size is ever read
    void clear() {
        live = 0;
        if (tasks.length > KEPT) {
            release();
        } else {
            while (size > 0) {
                tasks[--size] = null;
            }
        }
    }
}
