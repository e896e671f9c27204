package dev.baton.platform;

import dev.baton.core.TaskNode;
import dev.baton.core.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The delayed tasks of a scheduler, and the life of the thread that makes them ready.
 *
 * <p>One after another they are handed to the {@link Ground} that accepted them, in the order of deadline, then
 * submission. To arm or to cancel one takes a {@link BriefLock} and constant time; the thread is woken only for a
 * deadline before all others.
 */
final class Timers implements Runnable {
    private static final int MOST_AT_ONCE = 64;

    private final BriefLock lock = new BriefLock();
    private final TimerQueue queue = new TimerQueue();
    private long polled; // up to when timers were taken out; guarded by the lock
    private boolean closed; // guarded by the lock
    private volatile long wakeUp = Deadline.NEVER; // when the thread looks again
    private volatile @Nullable Thread thread;

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
            first = deadline < wakeUp;
            if (first) {
                wakeUp = deadline;
            }
        } finally {
            lock.unlock();
        }
        if (first) {
            LockSupport.unpark(thread);
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

    /** Takes no more timers, ends the thread, and returns those that were armed, in order. */
    List<TaskNode> close() {
        List<TaskNode> pending;
        lock.lock();
        try {
            closed = true;
            pending = queue.inOrder();
            pending.forEach(queue::remove);
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(thread);
        return pending;
    }

    /** Makes timers ready until this is closed. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        List<TaskNode> due = new ArrayList<>(MOST_AT_ONCE);
        while (takeDue(due)) {
            if (due.isEmpty()) {
                LockSupport.parkNanos(this, wakeUp - Deadline.now());
                Thread.interrupted(); // nobody owns this thread but the scheduler, which ends it by closing
            } else {
                due.forEach(Timers::fire);
                due.clear();
            }
        }
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

    /** Returns false once this is closed. */
    private boolean takeDue(List<TaskNode> due) {
        lock.lock();
        try {
            polled = Math.max(polled, Deadline.now());
            TaskNode task = queue.poll(polled);
            while (task != null) {
                due.add(task);
                task = due.size() < MOST_AT_ONCE ? queue.poll(polled) : null;
            }
            wakeUp = queue.nextDeadline();
            return !closed;
        } finally {
            lock.unlock();
        }
    }
}
