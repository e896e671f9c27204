package dev.baton.core;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where a pending {@link TaskNode} waits: the part of a scheduler that queues it, and hears of its fate.
 *
 * <p>Extended by schedulers only. A node has room for its queue: two links (see {@link TaskChain}), a position and an identity. They belong to the holder that accepted the node, which reaches them through the static methods here;
 * nobody else may touch them. The holder provides whatever exclusion they need: a test scheduler its one driver thread, a production
 * scheduler a lock.
 */
public abstract class TaskHolder {
    final @Nullable Observation observation;

    /** For subclasses that nobody observes. */
    protected TaskHolder() {
        this(null);
    }

    /**
     * For subclasses that may be observed. Then the identity of a node is not theirs to use, and they tell of what
     * happens by {@link #acceptAfter(TaskNode, long, boolean)}, {@link #rejected} and {@link #fired}.
     *
     * @param observer hears of the tasks, or null
     */
    @SuppressWarnings("this-escape") // it is kept, not used
    protected TaskHolder(@Nullable SchedulerObserver observer) {
        observation = observer == null ? null : new Observation(observer, this);
    }

    /**
     * Forgets a node that was cancelled before it began, so that it is unreachable from here.
     *
     * <p>Called once, on the thread that cancelled it, after the node has become {@code isCancelled()}. The node may
     * meanwhile have left the queue in which it was; the holder checks.
     */
    protected abstract void cancelled(TaskNode node);

    /**
     * Takes note of a failure that no library and no {@link Task} took.
     *
     * <p>Called on the thread that ran the node.
     */
    protected abstract void failed(TaskNode node, Throwable failure);

    /**
     * Returns true once the scheduler is closed, so that a lane that reaches a thread too late is closed too.
     *
     * @implSpec returns false
     */
    protected boolean hasClosed() {
        return false;
    }

    /**
     * Returns true if nothing runs between two tasks of this holder on a {@link SchedulerThread}, or after the last one
     * until the thread has called {@link #rest()}, that could wait or be interrupted.
     *
     * @implSpec returns false
     */
    protected boolean isAttentive() {
        return false;
    }

    /** To be called by a {@link SchedulerThread} that has nothing to do, before it waits. */
    protected static void rest() {
        Attention own = Attention.current();
        if (own != null) {
            own.rest();
        }
    }

    /** Cancels a node unless it has begun. Returns false if it has, or was cancelled before. */
    protected static boolean cancelIfPending(TaskNode node) {
        return node.cancelIfPending();
    }

    /** Cancels what waits in a lane, if this node is one that runs a lane. For a scheduler that is closing. */
    protected static void closeLane(TaskNode node) {
        if (node instanceof LaneCarrier carrier) {
            carrier.closeLane();
        }
    }

    /**
     * Takes responsibility for a node.
     *
     * @return false if the node was cancelled before it was submitted: it has no place in any queue
     * @throws IllegalStateException if the node is already held, has run, or is running: a node is submitted once
     */
    protected static boolean accept(TaskNode node, TaskHolder holder) {
        return accept(node, holder, false);
    }

    /**
     * Takes responsibility for a node, as {@link #accept(TaskNode, TaskHolder)}.
     *
     * @param confined true to pay no fence: if nodes of this scheduler are submitted, run and cancelled on the current
     *     thread only, or if the caller passes a fence of its own before it asks whether the node was cancelled
     *     meanwhile. A cancellation that another thread makes before may not tell the holder
     */
    protected static boolean accept(TaskNode node, TaskHolder holder, boolean confined) {
        if (node.holder != null || node.isBegun()) {
            if (node.isCancelled()) { // asked last: a cancellation may come at any moment
                return false;
            }
            throw new IllegalStateException("Task " + node.name()
                    + " was submitted twice. A TaskNode is one submission; create a new one for the next");
        }
        node.hold(holder, confined);
        return true;
    }

    /** Takes responsibility for a node, as {@link #acceptAfter(TaskNode, long, boolean)}, with a fence. */
    protected final boolean acceptAfter(TaskNode node, long delayNanos) {
        return acceptAfter(node, delayNanos, false);
    }

    /**
     * Takes responsibility for a node, as {@link #accept(TaskNode, TaskHolder, boolean)}, and tells the observer.
     *
     * @param delayNanos until the node becomes ready; zero or negative means now
     */
    protected final boolean acceptAfter(TaskNode node, long delayNanos, boolean confined) {
        Observation observed = observation;
        if (observed == null) {
            return accept(node, this, confined);
        }
        if (node.holder == null && !node.isBegun()) {
            observed.submitted(node, delayNanos);
        }
        boolean accepted = accept(node, this, false);
        if (node.isCancelled()) {
            observed.cancelled(node); // the cancellation may have missed this holder
        }
        return accepted;
    }

    /** Tells the observer that a node was refused. */
    protected final void rejected(TaskNode node) {
        if (observation != null) {
            observation.rejected(node);
        }
    }

    /** Tells the observer that a delayed node becomes ready; to be called before it does. */
    protected final void fired(TaskNode node) {
        if (observation != null) {
            observation.fired(node);
        }
    }

    final void forget(TaskNode node) {
        if (observation != null) {
            observation.cancelled(node);
        }
        cancelled(node);
    }

    /** Runs a node as {@link TaskNode#run()} does; confined as in {@link #accept(TaskNode, TaskHolder, boolean)}. */
    protected static void run(TaskNode node, boolean confined) {
        if (confined) {
            node.runConfined();
        } else {
            node.run();
        }
    }

    /** Gives back a node that was accepted and cannot be held after all; the caller throws. */
    protected static void takeBack(TaskNode node) {
        node.holder = null;
    }

    /** Returns who holds the node, or null before it was accepted. */
    protected static @Nullable TaskHolder holder(TaskNode node) {
        return node.holder;
    }

    /** Returns what its holder last set: the node's index in an array, or its order in a chain; -1 at first. */
    protected static int position(TaskNode node) {
        return node.position;
    }

    /** Sets the node's index in an array, or its order in a chain. */
    protected static void position(TaskNode node, int position) {
        node.position = position;
    }

    /** Returns the hash of the node's spawn path, which does not depend on the schedule. */
    protected static long identity(TaskNode node) {
        return node.identity;
    }

    /** Sets the hash of the node's spawn path. */
    protected static void identity(TaskNode node, long identity) {
        node.identity = identity;
    }

    /** Returns what reports call the node. */
    protected static String name(TaskNode node) {
        return node.name();
    }

    /** Returns the stage that the node has begun to wait for and that is not done, or null. */
    protected static @Nullable CompletionStage<?> awaited(TaskNode node) {
        return node.awaited();
    }

    /** Returns the node that does the work of a task, or null for a stage attached to another. */
    protected static @Nullable TaskNode work(Task<?> task) {
        return task.work();
    }

    /** Returns the label that tells what running the node touches, or null if none does. */
    protected static @Nullable TaskLabel footprint(TaskNode node) {
        return node.footprint();
    }

    /** Returns the library the node came from. */
    protected static String library(TaskNode node) {
        return node.library();
    }
}
