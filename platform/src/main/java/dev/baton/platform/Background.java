package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The pool: threads that take ready tasks from one queue, and a timer thread that makes delayed tasks ready.
 *
 * <p>One lock guards the backlog and is never held while a task, a cancellation or a handler runs. Being taken from the
 * backlog is what counts as having begun: a task is taken by one thread, or cancelled by {@link #close()}, and never
 * left behind.
 */
final class Background extends Ground {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition alarm = lock.newCondition();
    private final Backlog backlog = new Backlog();
    private boolean closed;

    Background(ThreadPoolScheduler scheduler) {
        super(scheduler);
    }

    @Override
    void submit(TaskNode task, long delayNanos) {
        lock.lock();
        try {
            if (closed) {
                throw rejection(task);
            }
            if (!accept(task, this)) {
                return;
            }
            if (delayNanos <= 0) {
                backlog.addReady(task);
                work.signal();
            } else if (backlog.addTimer(task, Deadline.after(delayNanos))) {
                alarm.signal();
            }
        } finally {
            lock.unlock();
        }
        afterQueueing(task);
    }

    @Override
    protected void cancelled(TaskNode task) {
        lock.lock();
        try {
            backlog.remove(task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    void close() {
        List<TaskNode> pending;
        lock.lock();
        try {
            closed = true;
            pending = backlog.drain(this);
            work.signalAll();
            alarm.signalAll();
        } finally {
            lock.unlock();
        }
        cancelAll(pending);
    }

    /** Runs tasks until the pool is closed; the life of a pool thread. */
    void runTasks() {
        while (runNext()) {
            Thread.interrupted(); // an interrupt meant for one task must not reach the next
        }
    }

    // A method of its own, so that no variable keeps the last task reachable while the thread waits for the next.
    private boolean runNext() {
        TaskNode task = take();
        if (task == null) {
            return false;
        }
        run(task);
        return true;
    }

    private @Nullable TaskNode take() {
        lock.lock();
        try {
            while (!closed && !backlog.hasReady()) {
                work.awaitUninterruptibly();
            }
            return backlog.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Makes delayed tasks ready when they are due until the pool is closed; the life of the timer thread. */
    void runTimers() {
        lock.lock();
        try {
            while (!closed) {
                for (int promoted = backlog.promote(Deadline.now()); promoted > 0; promoted--) {
                    work.signal();
                }
                try {
                    alarm.awaitNanos(backlog.nextDeadline() - Deadline.now());
                } catch (InterruptedException ignored) {
                    // Nobody owns this thread but the pool, which ends it by closing.
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
