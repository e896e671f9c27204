package dev.baton.core;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timers of the far future, in buckets by the digits of their deadline in base 64.
 *
 * <p>The level of a bucket is the highest digit in which its deadlines differ from {@code base}, its slot is that digit.
 * Deadlines are not before {@code base}; so the first bucket of the lowest level comes before all others.
 */
final class TimerBuckets {
    private static final int DIGIT_BITS = 6;
    private static final int SLOTS = 1 << DIGIT_BITS;
    private static final int LEVELS = 11;
    private static final int UNKNOWN = -1;

    private static final @Nullable TimerBucket[] NO_BUCKETS = new TimerBucket[0];

    private final @Nullable TimerBucket[][] levels = new @Nullable TimerBucket[LEVELS][];
    private final TimerBucket never = new TimerBucket(LEVELS * SLOTS);
    private final long[] occupied = new long[LEVELS];
    private int occupiedLevels;
    private long base;
    private long first = TimerQueue.NEVER;

    TimerBuckets() {
        Arrays.fill(levels, NO_BUCKETS);
    }

    /** Returns true if no timer in here will ever come. */
    boolean isEmpty() {
        return occupiedLevels == 0;
    }

    static int levelOf(long difference) {
        return (Long.SIZE - 1 - Long.numberOfLeadingZeros(difference | 1)) / DIGIT_BITS;
    }

    /** Returns how many numbers have the same digits above a level, which is not the highest. */
    static long width(int level) {
        return 1L << ((level + 1) * DIGIT_BITS);
    }

    /** Sets what deadlines are compared with: not before the old base, and no later than any deadline to come. */
    void base(long newBase) {
        base = newBase;
    }

    /** Returns false if there is no room in the bucket of this deadline. */
    boolean add(TaskNode task, long deadline, int sequence) {
        if (deadline == TimerQueue.NEVER) {
            return add(never, task, deadline, sequence);
        }
        int level = levelOf(deadline ^ base);
        int slot = (int) (deadline >>> (level * DIGIT_BITS)) & (SLOTS - 1);
        if (!add(bucket(level, slot), task, deadline, sequence)) {
            return false;
        }
        occupied[level] |= 1L << slot;
        occupiedLevels |= 1 << level;
        if (first != UNKNOWN && deadline < first) {
            first = deadline;
        }
        return true;
    }

    private static boolean add(TimerBucket bucket, TaskNode task, long deadline, int sequence) {
        boolean hasRoom = bucket.live() < TimerBucket.MOST;
        if (hasRoom) {
            bucket.add(task, deadline, sequence);
        }
        return hasRoom;
    }

    private TimerBucket bucket(int level, int slot) {
        @Nullable TimerBucket[] buckets = levels[level];
        if (buckets == NO_BUCKETS) {
            buckets = new TimerBucket[SLOTS];
            levels[level] = buckets;
        }
        TimerBucket bucket = buckets[slot];
        if (bucket == null) {
            bucket = new TimerBucket(level << DIGIT_BITS | slot);
            buckets[slot] = bucket;
        }
        return bucket;
    }

    /** Returns the bucket in which a task is that has a position in a bucket, or null. */
    @Nullable TimerBucket bucketOf(TaskNode task) {
        int position = task.position;
        int id = TimerBucket.idOf(position);
        if (id > LEVELS * SLOTS) {
            return null;
        }
        TimerBucket bucket = id == LEVELS * SLOTS ? never : bucketIfMade(id);
        return bucket != null && bucket.isAt(TimerBucket.indexOf(position), task) ? bucket : null;
    }

    private @Nullable TimerBucket bucketIfMade(int id) {
        @Nullable TimerBucket[] buckets = levels[id >>> DIGIT_BITS];
        return buckets == NO_BUCKETS ? null : buckets[id & (SLOTS - 1)];
    }

    /** Takes out a task that is in a bucket. */
    void remove(TaskNode task, TimerBucket bucket) {
        int position = task.position;
        int index = TimerBucket.indexOf(position);
        long deadline = bucket.deadlines[index];
        bucket.removeAt(index);
        if (bucket == never) {
            return;
        }
        if (deadline == first) {
            first = UNKNOWN;
        }
        if (bucket.live() == 0) {
            vacate(TimerBucket.idOf(position));
        }
    }

    private void vacate(int id) {
        int level = id >>> DIGIT_BITS;
        occupied[level] &= ~(1L << id);
        if (occupied[level] == 0) {
            occupiedLevels &= ~(1 << level);
        }
        first = occupiedLevels == 0 ? TimerQueue.NEVER : UNKNOWN;
    }

    /** Returns the earliest deadline, or {@link TimerQueue#NEVER}. */
    long firstDeadline() {
        if (first == UNKNOWN) {
            first = firstBucket().firstDeadline();
        }
        return first;
    }

    private TimerBucket firstBucket() {
        int level = Integer.numberOfTrailingZeros(occupiedLevels);
        return bucket(level, Long.numberOfTrailingZeros(occupied[level]));
    }

    /** Takes the first bucket out of the future; the caller empties it. There must be a timer that will come. */
    TimerBucket takeFirst() {
        int level = Integer.numberOfTrailingZeros(occupiedLevels);
        TimerBucket bucket = firstBucket();
        vacate(level << DIGIT_BITS | Long.numberOfTrailingZeros(occupied[level]));
        return bucket;
    }

    void addAllTo(List<ArmedTimer> timers) {
        never.addAllTo(timers);
        for (@Nullable TimerBucket[] buckets : levels) {
            for (TimerBucket bucket : buckets) {
                if (bucket != null) {
                    bucket.addAllTo(timers);
                }
            }
        }
    }
}
