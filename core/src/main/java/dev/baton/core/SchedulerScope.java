package dev.baton.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

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
 * was closed; so two threads that submit do not fight over one lock. On the threads of a pool not even that costs a fence:
 * see {@link TaskCount} and {@link Attention}.
 */
public final class SchedulerScope extends TaskScope {
    private static final int OPEN = 0;
    private static final int ENDING = 1; // runs what it has
    private static final int CLOSED = 2;

    private final boolean holdsReady;
    private final HeldTasks held = new HeldTasks();
    private final TaskCount count = new TaskCount();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile int state;
    private boolean attentive; // once a task was taken that says so; then for good

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
        return count.size();
    }

    @Override
    boolean isCancelling() {
        return state == CLOSED;
    }

    @Override
    public void close() {
        boolean first;
        synchronized (this) {
            first = state == OPEN;
            state = CLOSED;
        }
        if (first) {
            Attention.want();
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
                count.enter(); // or another caller would find nothing to wait for before the workers are asked
                state = ENDING;
            }
        }
        if (first) {
            Attention.want();
            held.list().forEach(ScopedTaskNode::endGracefully);
            leave();
        }
        return empty.copy();
    }

    /** Waits, when it ends, for what a worker has taken so far. */
    void awaitTasksOf(Worker worker) {
        count.enter();
        LastInLane last = new LastInLane(this);
        try {
            worker.submit(last);
        } catch (RejectedExecutionException closed) {
            last.cancel();
        }
    }

    @Override
    boolean admit(ScopedTaskNode task, long delayNanos) {
        Attention own = attentive && delayNanos <= 0 ? task.attentionOfThread() : null;
        if (own == null) {
            return admit(task, holdsReady || delayNanos > 0);
        }
        count.enter(own); // the fence comes with the queueing
        if (isClosed()) {
            leave();
            return false;
        }
        return true;
    }

    /** Counts a task, and holds it if that is asked for. Returns false if this is closed. */
    boolean admit(ScopedTaskNode task, boolean holds) {
        count.enter(); // first: whoever closes sees that it came, or it sees that this was closed
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

    /** Takes the task back if this was closed since it came: whoever closed may have missed it. */
    @Override
    boolean submitted(ScopedTaskNode task) {
        if (!attentive && task.isHeldAttentively()) {
            attentive = true;
        }
        return state == OPEN || !task.withdraw();
    }

    @Override
    boolean begins(ScopedTaskNode task) {
        boolean inTime = state == OPEN || isInTime();
        if (!task.isRepeating()) {
            held.remove(task);
            if (inTime) {
                task.slot = HeldTasks.BEGUN;
            }
        }
        return inTime;
    }

    // Whoever completes the end either sees that the task came, or is seen here.
    private synchronized boolean isInTime() {
        return state != CLOSED;
    }

    @Override
    void ended(ScopedTaskNode task) {
        held.remove(task);
        leave();
    }

    @Override
    void ended(ScopedTaskNode task, Attention own) {
        held.remove(task);
        count.leave(own);
        own.left(this);
        completeIfEnded(); // without a fence it may be too early: then the thread comes back to it
    }

    /** Lets go of a worker that was closed. */
    void release(ScopedWorker worker) {
        held.remove(worker);
    }

    void leave() {
        count.leave();
        completeIfEnded();
    }

    /** Completes the end if this is closing and nothing is left. */
    void completeIfEnded() {
        if (state != OPEN) {
            completeIfEmpty();
        }
    }

    private void completeIfEmpty() {
        synchronized (this) {
            if (!count.isBalanced()) {
                return;
            }
            state = CLOSED;
        }
        held.close().forEach(TaskNode::cancel); // workers
        if (empty.complete(null)) {
            Attention.unwant();
        }
    }
}
