package dev.baton.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A worker with a lane of its own over any scheduler, thread pools included.
 *
 * <h2>Order</h2>
 *
 * Ready tasks wait in a chain. While it is not empty, exactly one <em>carrier</em> is submitted to the scheduler; it
 * runs the head and, if more wait, submits the next carrier. So tasks never overlap, each sees what the one before did
 * (both pass through the monitor), and a busy lane goes to the back of the scheduler's queue after every task.
 *
 * <h2>Time</h2>
 *
 * A delayed task is represented in the scheduler by a {@link LaneTimer}. On a pool two timers that are due together may
 * run in either order; so whichever comes first brings every task that is due no later than its own, in (due time,
 * submission) order.
 *
 * <h2>Locking</h2>
 *
 * The monitor guards chain and timers and is never held while foreign code runs: a task, a cancellation, a submission
 * to the scheduler.
 */
final class SerialWorker extends TaskHolder implements Worker {
    private final Scheduler scheduler;
    private final TaskChain ready = new TaskChain();
    private final Map<TaskNode, LaneTimer> timerOf = new HashMap<>();
    private final TreeSet<LaneTimer> timers = new TreeSet<>();
    private long sequence;
    private boolean carried;
    private boolean closed;

    SerialWorker(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void submit(TaskNode task) {
        boolean carry;
        synchronized (this) {
            rejectIfClosed();
            if (!accept(task, this)) {
                return;
            }
            carry = append(task);
        }
        if (carry) {
            carryOrForget(task);
        }
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        if (delayNanos <= 0) {
            submit(task);
            return;
        }
        LaneTimer timer;
        synchronized (this) {
            rejectIfClosed();
            if (!accept(task, this)) {
                return;
            }
            timer = new LaneTimer(this, task, Nanos.saturatedAdd(scheduler.nanoTime(), delayNanos), sequence++);
            timerOf.put(task, timer);
            timers.add(timer);
        }
        try {
            scheduler.submit(timer, delayNanos);
        } catch (RejectedExecutionException rejected) {
            if (withdraw(task)) {
                throw rejected;
            }
        }
        if (task.isCancelled()) {
            cancelled(task); // a periodic task may be cancelled between two of its submissions
        }
    }

    private void rejectIfClosed() {
        if (closed) {
            throw new RejectedExecutionException("The worker " + this + " is closed and accepts no more tasks");
        }
    }

    /** Returns false if the task has begun or was cancelled meanwhile: an earlier timer may have brought it along. */
    private synchronized boolean withdraw(TaskNode task) {
        return forgetTimer(task) != null || ready.remove(task);
    }

    /** Returns true if the caller must submit a carrier. */
    private boolean append(TaskNode task) {
        ready.addLast(task);
        boolean idle = !carried;
        carried = true;
        return idle;
    }

    private void carryOrForget(TaskNode task) {
        try {
            scheduler.submit(new LaneCarrier(this));
        } catch (RejectedExecutionException rejected) {
            List<TaskNode> stranded;
            synchronized (this) {
                carried = false;
                ready.remove(task);
                stranded = drainReady(); // accepted meanwhile, relying on the carrier that did not come
            }
            stranded.forEach(TaskNode::cancel);
            throw new RejectedExecutionException("Task " + task.name() + " was rejected by " + this, rejected);
        }
    }

    private List<TaskNode> drainReady() {
        List<TaskNode> drained = new ArrayList<>();
        for (TaskNode task = ready.pollFirst(); task != null; task = ready.pollFirst()) {
            drained.add(task);
        }
        return drained;
    }

    /** Runs the head of the lane; called by its carrier. */
    void runHead() {
        @Nullable TaskNode head;
        synchronized (this) {
            head = ready.pollFirst();
        }
        try {
            if (head != null) {
                head.run();
            }
        } finally {
            carryOn();
        }
    }

    private void carryOn() {
        synchronized (this) {
            if (ready.isEmpty()) {
                carried = false;
                return;
            }
        }
        carryOrClose();
    }

    private void carryOrClose() {
        try {
            scheduler.submit(new LaneCarrier(this));
        } catch (RejectedExecutionException rejected) {
            close();
        }
    }

    /** Brings every task due no later than this timer into the lane. */
    void fire(LaneTimer timer) {
        boolean carry = false;
        synchronized (this) {
            while (!timers.isEmpty() && timers.first().compareTo(timer) <= 0) {
                TaskNode due = timers.first().task();
                forgetTimer(due);
                carry |= append(due);
            }
        }
        if (carry) {
            carryOrClose();
        }
    }

    private @Nullable LaneTimer forgetTimer(TaskNode task) {
        LaneTimer timer = timerOf.remove(task);
        if (timer != null) {
            timers.remove(timer);
        }
        return timer;
    }

    @Override
    protected void cancelled(TaskNode task) {
        LaneTimer timer;
        synchronized (this) {
            ready.remove(task);
            timer = forgetTimer(task);
        }
        if (timer != null) {
            timer.cancel();
        }
    }

    @Override
    protected void failed(TaskNode task, Throwable failure) {
        scheduler.reportError(failure);
    }

    @Override
    public void close() {
        List<TaskNode> waiting;
        List<LaneTimer> armed;
        synchronized (this) {
            closed = true;
            waiting = drainReady(); // taken out, so that none begins before its turn to be cancelled
            armed = List.copyOf(timers);
            timers.clear();
            timerOf.clear();
        }
        waiting.forEach(TaskNode::cancel);
        for (LaneTimer timer : armed) {
            timer.task().cancel();
            timer.cancel();
        }
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Returns a further handle on this lane. */
    @Override
    public Worker createWorker() {
        return new ForwardingWorker(this);
    }

    @Override
    public Scheduler base() {
        return scheduler.base();
    }

    @Override
    public String toString() {
        return "worker of " + scheduler;
    }
}
