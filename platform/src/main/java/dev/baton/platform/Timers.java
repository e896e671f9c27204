package dev.baton.platform;

import dev.baton.core.TaskNode;
import dev.baton.core.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The delayed tasks of a scheduler, until they are due.
 *
 * <p>One after another they are handed to the {@link Ground} that accepted them, in the order of deadline, then
 * submission. To arm or to cancel one takes a {@link BriefLock} and constant time; {@link TimerWatch} is told only of a
 * deadline before all others.
 */
final class Timers {
    private static final int MOST_AT_ONCE = 64;

    private final TimerWatch watch = new TimerWatch(this);
    private final BriefLock lock = new BriefLock();
    private final TimerQueue queue = new TimerQueue();
    private long polled; // up to when timers were taken out; guarded by the lock
    private volatile boolean closed; // written under the lock
    private volatile long next = Deadline.NEVER; // the first deadline; may be past, or that of a timer that was cancelled

    private final AtomicBoolean firing = new AtomicBoolean();
    private final List<TaskNode> due = new ArrayList<>(MOST_AT_ONCE); // of whoever is firing

    TimerWatch watch() {
        return watch;
    }

    /** Returns when somebody must look again. */
    long next() {
        return next;
    }

    boolean isClosed() {
        return closed;
    }

    /** Arms a timer. Returns false if this is closed. */
    boolean arm(TaskNode task, long delayNanos) {
        long deadline = Deadline.after(delayNanos);
        boolean first;
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            queue.insert(task, Math.max(deadline, polled));
            first = deadline < next;
            if (first) {
                next = deadline;
            }
        } finally {
            lock.unlock();
        }
        if (first) {
            watch.comeBy(deadline);
        }
        return true;
    }

    /** Takes a timer out, if it is in here. */
    void disarm(TaskNode task) {
        lock.lock();
        try {
            queue.remove(task);
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more timers, ends the watch, and returns those that were armed, in order. */
    List<TaskNode> close() {
        List<TaskNode> pending;
        lock.lock();
        try {
            closed = true;
            pending = queue.inOrder();
            pending.forEach(queue::remove);
            next = Deadline.NEVER;
        } finally {
            lock.unlock();
        }
        watch.end();
        return pending;
    }

    /** Makes ready what is due. Returns false if another thread is doing that; it will see what is due by now. */
    boolean fire() {
        while (next <= Deadline.now()) {
            if (!firing.compareAndSet(false, true)) {
                return false;
            }
            try {
                for (takeDue(); !due.isEmpty(); takeDue()) {
                    due.forEach(Timers::fire);
                }
            } finally {
                due.clear();
                firing.set(false);
            }
        }
        return true;
    }

    private static void fire(TaskNode task) {
        Ground ground = Nodes.groundOf(task);
        try {
            ground.timerFired(task);
            ground.due(task);
        } catch (Throwable failure) {
            ground.failed(task, failure);
        }
    }

    private void takeDue() {
        due.clear();
        lock.lock();
        try {
            polled = Math.max(polled, Deadline.now());
            TaskNode task = queue.poll(polled);
            while (task != null) {
                due.add(task);
                task = due.size() < MOST_AT_ONCE ? queue.poll(polled) : null;
            }
            next = queue.nextDeadline();
        } finally {
            lock.unlock();
        }
    }
}
