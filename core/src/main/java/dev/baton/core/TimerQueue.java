package dev.baton.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The armed timers by (deadline, submission): a ladder, whose lowest rung is a small heap.
 *
 * <h2>Structure</h2>
 *
 * The timers due before {@code nearEnd} are in a heap, the others in buckets by the digits of their deadline, as in a
 * radix heap [1]. Arming and cancelling a timer of a bucket takes constant time and touches no other timer but one.
 *
 * <h2>Moving down</h2>
 *
 * When the heap is empty and the first bucket becomes due, a small bucket becomes the heap, and a large one is dealt out
 * to lower levels. So is a heap that has grown beyond a small bucket. A timer moves at most once for each level of
 * digits, and twice in most programs. Small programs never leave the heap.
 *
 * <p>A deadline of {@link #NEVER} is kept and listed but never comes. The owner provides the exclusion, and does not use
 * the positions of tasks that are in here.
 *
 * <p>[1] Ahuja, Mehlhorn, Orlin, Tarjan: Faster Algorithms for the Shortest Path Problem, Journal of the ACM, 1990.
 */
public final class TimerQueue {
    /** A deadline that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int MOST_NEAR = 64;

    private final TimerHeap near = new TimerHeap();
    private @Nullable TimerBuckets far;
    private long nearEnd = NEVER;
    private long time; // of the last poll: no timer will be armed for an earlier time
    private boolean isFlat; // a bucket was full, so everything is in the heap
    private int sequence; // may wrap around: it is compared by subtraction
    private int size;

    /** An empty queue. */
    public TimerQueue() {}

    /** Returns how many timers are armed. */
    public int size() {
        return size;
    }

    /** Returns the earliest deadline, or {@link #NEVER}. */
    public long nextDeadline() {
        if (near.size() > 0) {
            return near.firstDeadline();
        }
        return far == null ? NEVER : far.firstDeadline();
    }

    /**
     * Arms a timer.
     *
     * @param deadline not before the last limit polled; any time if there was none, but not negative
     */
    public void insert(TaskNode task, long deadline) {
        size++;
        if (deadline < nearEnd) {
            near.add(task, deadline, sequence++);
            if (near.size() > MOST_NEAR && !isFlat) {
                dealOutHeap();
            }
        } else {
            addFar(far(), task, deadline, sequence++);
        }
    }

    /** Takes the timer out; returns false if it is not in here. */
    public boolean remove(TaskNode task) {
        int position = task.position;
        if (position >= 0) {
            if (!near.isAt(position, task)) {
                return false;
            }
            near.removeAt(position);
        } else {
            TimerBucket bucket = far == null ? null : far.bucketOf(task);
            if (far == null || bucket == null) {
                return false;
            }
            far.remove(task, bucket);
        }
        removed();
        return true;
    }

    private void removed() {
        if (--size == 0) {
            nearEnd = NEVER;
            isFlat = false;
        }
    }

    /** Takes out the first timer due at or before the limit, or returns null; a limit is never before the last one. */
    public @Nullable TaskNode poll(long limit) {
        time = limit;
        while (near.size() == 0) {
            if (far == null || far.isEmpty() || far.firstDeadline() > limit) {
                return null;
            }
            descend(far);
        }
        if (near.firstDeadline() > limit) {
            return null;
        }
        TaskNode first = near.poll();
        removed();
        return first;
    }

    /** Brings the first bucket down, into the empty heap or to lower levels. */
    private void descend(TimerBuckets buckets) {
        TimerBucket bucket = buckets.takeFirst();
        long first = bucket.firstDeadline();
        long last = bucket.lastDeadline();
        long width = TimerBuckets.width(TimerBuckets.levelOf(first ^ last));
        long start = first & -width;
        if (first == last) {
            start = first; // however many they are: none will be armed between them
            width = 1;
        }
        buckets.base(start);
        if (first == last || bucket.live() <= MOST_NEAR) {
            near.adopt(bucket);
            nearEnd = start + width < 0 ? NEVER : start + width;
        } else {
            nearEnd = start;
            dealOut(bucket, buckets);
        }
        bucket.clear();
    }

    private void dealOutHeap() {
        TimerBuckets buckets = far();
        TimerBucket crowd = new TimerBucket(0);
        near.swap(crowd);
        nearEnd = time;
        buckets.base(time);
        dealOut(crowd, buckets);
    }

    private void dealOut(TimerArrays crowd, TimerBuckets buckets) {
        for (int i = 0; i < crowd.size(); i++) {
            if (!crowd.isHole(i)) {
                addFar(buckets, crowd.tasks[i], crowd.deadlines[i], crowd.sequences[i]);
            }
        }
    }

    private TimerBuckets far() {
        if (far == null) {
            far = new TimerBuckets();
        }
        return far;
    }

    private void addFar(TimerBuckets buckets, TaskNode task, long deadline, int sequenceOfTask) {
        if (!isFlat && buckets.add(task, deadline, sequenceOfTask)) {
            return;
        }
        near.add(task, deadline, sequenceOfTask);
        if (!isFlat) {
            flatten(buckets);
        }
    }

    /** Gives the buckets up, until the last timer has gone. */
    private void flatten(TimerBuckets buckets) {
        isFlat = true;
        nearEnd = NEVER;
        while (!buckets.isEmpty()) {
            TimerBucket bucket = buckets.takeFirst();
            for (int i = 0; i < bucket.size(); i++) {
                if (!bucket.isHole(i)) {
                    near.add(bucket.tasks[i], bucket.deadlines[i], bucket.sequences[i]);
                }
            }
            bucket.clear();
        }
    }

    /** Returns the deadline of a timer that is in here, or -1. */
    public long deadlineOf(TaskNode task) {
        int position = task.position;
        if (position >= 0) {
            return near.isAt(position, task) ? near.deadlines[position] : -1;
        }
        TimerBucket bucket = far == null ? null : far.bucketOf(task);
        return bucket == null ? -1 : bucket.deadlines[TimerBucket.indexOf(position)];
    }

    /** Returns all timers in the order in which they would fire. */
    public List<TaskNode> inOrder() {
        List<ArmedTimer> timers = new ArrayList<>(size);
        near.addAllTo(timers);
        if (far != null) {
            far.addAllTo(timers);
        }
        Collections.sort(timers);
        return timers.stream().map(ArmedTimer::task).toList();
    }
}
