package dev.baton.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was submitted through one scheduler of a library, and the workers made of it.
 *
 * <h2>Closing</h2>
 *
 * {@link #close()} cancels what has not begun and closes the workers, in the order in which they came, so that it is
 * deterministic under a test scheduler. {@link #closeGracefully()} lets what was accepted come to its end; only what
 * repeats is cancelled. {@code close()} cuts that short.
 *
 * <h2>Cost</h2>
 *
 * Tasks that wait for their time are held, as are all tasks of a test scheduler: closing takes them out of its queue at
 * once. A task that is ready in production is only counted, in and out, and finds out when its turn comes that its scope
 * was closed; so two threads that submit do not fight over one lock.
 */
public final class SchedulerScope extends TaskScope {
    private static final int OPEN = 0;
    private static final int ENDING = 1; // runs what it has
    private static final int CLOSED = 2;

    private final boolean holdsReady;
    private final HeldTasks held = new HeldTasks();
    private final LongAdder entered = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile int state;

    /**
     * A scope that is open and empty.
     *
     * @param scheduler a scheduler, a view of one, or a worker; closing the scope does not close it
     * @param interrupting true to interrupt a running task that is cancelled from another thread
     */
    public SchedulerScope(Scheduler scheduler, boolean interrupting) {
        super(scheduler, interrupting);
        this.holdsReady = scheduler.base() instanceof DrivenScheduler;
    }

    /** Returns a new worker in a scope of its own, which is closed together with this one; at once if this is closed. */
    public TaskScope openWorker() {
        ScopedWorker worker = new ScopedWorker(this, scheduler().createWorker());
        if (!held.add(worker) || isClosed()) {
            worker.cancel();
        }
        return worker.scope();
    }

    @Override
    public boolean isClosed() {
        return state != OPEN;
    }

    /**
     * Returns how many tasks were submitted, to a worker only if delayed or periodic, and have not ended; roughly, while
     * other threads submit.
     */
    public long size() {
        long gone = left.sum();
        return Math.max(0, entered.sum() - gone);
    }

    @Override
    boolean isCancelling() {
        return state == CLOSED;
    }

    @Override
    public void close() {
        synchronized (this) {
            state = CLOSED;
        }
        held.close().forEach(TaskNode::cancel);
        completeIfEmpty();
    }

    /**
     * Takes nothing more and cancels what repeats; everything else that was accepted runs, at its time.
     *
     * @return is done when nothing of this scope is pending or running, which may be never if a task is due never;
     *     completed by the thread that ran the last task
     */
    public CompletableFuture<Void> closeGracefully() {
        boolean first;
        synchronized (this) {
            first = state == OPEN;
            if (first) {
                enter(); // or another caller would find nothing to wait for before the workers are asked
                state = ENDING;
            }
        }
        if (first) {
            held.list().forEach(ScopedTaskNode::endGracefully);
            leave();
        }
        return empty.copy();
    }

    /** Waits, when it ends, for what a worker has taken so far. */
    void awaitTasksOf(Worker worker) {
        enter();
        LastInLane last = new LastInLane(this);
        try {
            worker.submit(last);
        } catch (RejectedExecutionException closed) {
            last.cancel();
        }
    }

    @Override
    boolean admit(ScopedTaskNode task, long delayNanos) {
        return admit(task, holdsReady || delayNanos > 0);
    }

    /** Counts a task, and holds it if that is asked for. Returns false if this is closed. */
    boolean admit(ScopedTaskNode task, boolean holds) {
        enter(); // first: whoever closes sees that it came, or it sees that this was closed
        if (isClosed() || (holds && !held.add(task))) {
            leave();
            return false;
        }
        if (holds && isClosed()) {
            task.cancel(); // whoever closes may have missed it, or be about to cancel it too
            return false;
        }
        return true;
    }

    @Override
    boolean begins(ScopedTaskNode task) {
        boolean inTime = state != CLOSED;
        if (!task.isRepeating()) {
            held.remove(task);
            if (inTime) {
                task.slot = HeldTasks.BEGUN;
            }
        }
        return inTime;
    }

    @Override
    void ended(ScopedTaskNode task) {
        held.remove(task);
        leave();
    }

    /** Lets go of a worker that was closed. */
    void release(ScopedWorker worker) {
        held.remove(worker);
    }

    private void enter() {
        entered.increment();
    }

    void leave() {
        left.increment();
        if (state != OPEN) {
            completeIfEmpty();
        }
    }

    // What has left is summed up first: if the sums are equal, they were so at the moment between.
    private void completeIfEmpty() {
        if (left.sum() == entered.sum()) {
            state = CLOSED;
            held.close().forEach(TaskNode::cancel); // workers
            empty.complete(null);
        }
    }
}
