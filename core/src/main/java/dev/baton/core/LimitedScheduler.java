package dev.baton.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler that has a limited number of tasks under way.
 *
 * <h2>Turns</h2>
 *
 * As many tasks as the limit allows have a {@link LimitedTurn} each, which is submitted to the scheduler underneath; the
 * others wait here. A turn that has ended, or that nobody wants any more, is passed on to the task that waits for longest.
 * With threads a turn runs the oldest task that has not begun, whichever it was made for, so that tasks begin in order;
 * under a test scheduler it runs its own, so that the order of those that may be under way together is a decision.
 *
 * <h2>Time</h2>
 *
 * A delayed task has a turn from the start, which is delayed and does not count until it is due. Then it runs a task at
 * once, if the limit allows; else the task waits.
 *
 * <h2>Refusals</h2>
 *
 * A scheduler that cancels a turn or refuses one is closing: what waits is cancelled. The lock is not held while tasks
 * run or are cancelled, nor while the scheduler underneath is called.
 */
final class LimitedScheduler extends TaskHolder implements Scheduler {
    private final Scheduler target;
    private final int most;
    private final @Nullable DrivenScheduler driven;

    // Under the lock of this object.
    private final Map<TaskNode, LimitedTurn> armed = new LinkedHashMap<>();
    private final Map<TaskNode, LimitedTurn> ready = new LinkedHashMap<>(); // counted in turns
    private final Set<TaskNode> waiting = new LinkedHashSet<>();
    private int turns; // that are ready or running

    LimitedScheduler(Scheduler target, int most) {
        super(target.observer());
        this.target = target;
        this.most = requirePositive(most);
        this.driven = target.base() instanceof DrivenScheduler base ? base : null;
    }

    static int requirePositive(int most) {
        if (most <= 0) {
            throw new IllegalArgumentException("At least one task must be able to run, but the limit was to be " + most);
        }
        return most;
    }

    /** Returns true if a turn runs its own task and no other. */
    boolean bindsTurns() {
        return driven != null;
    }

    @Override
    public void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        Objects.requireNonNull(task, "task");
        if (!acceptAfter(task, delayNanos)) {
            return;
        }
        if (driven != null) {
            task.sessionIfAbsent(driven.currentSession()); // it may get its turn from a task of another session
        }
        LimitedTurn turn = delayNanos > 0 ? arm(task) : admit(task);
        if (turn != null) {
            submit(turn, delayNanos, task);
        }
        if (task.isCancelled()) {
            cancelled(task); // perhaps nobody held it at that moment
        }
    }

    private synchronized LimitedTurn arm(TaskNode task) {
        LimitedTurn turn = new LimitedTurn(this, task, true);
        armed.put(task, turn);
        return turn;
    }

    /** Gives a task a turn, or lets it wait and returns null. */
    private synchronized @Nullable LimitedTurn admit(TaskNode task) {
        if (turns == most) {
            waiting.add(task);
            return null;
        }
        turns++;
        return turnFor(task);
    }

    private LimitedTurn turnFor(TaskNode task) {
        LimitedTurn turn = new LimitedTurn(this, task, false);
        ready.put(task, turn);
        return turn;
    }

    private void submit(LimitedTurn turn, long delayNanos, TaskNode task) {
        try {
            if (delayNanos > 0) {
                target.submit(turn, delayNanos);
            } else {
                target.submit(turn);
            }
        } catch (RuntimeException refused) {
            boolean counted;
            boolean held;
            synchronized (this) {
                counted = armed.remove(task) == null;
                held = !counted || ready.remove(task) != null; // else another turn has run it, or it was cancelled
            }
            if (turn.withdraw() && counted) {
                pass();
            }
            if (held) {
                takeBack(task);
                rejected(task);
                throw refused;
            }
        }
    }

    /** Gives a turn that is over to the next task, or back. */
    private void pass() {
        for (LimitedTurn next = next(); next != null; next = next()) {
            try {
                target.submit(next);
                return;
            } catch (RuntimeException refused) {
                TaskNode without = withdraw(next);
                if (without != null) {
                    without.cancel();
                    if (!(refused instanceof RejectedExecutionException)) {
                        target.reportError(refused);
                    }
                }
            }
        }
    }

    private synchronized @Nullable LimitedTurn next() {
        Iterator<TaskNode> first = waiting.iterator();
        if (!first.hasNext()) {
            turns--;
            return null;
        }
        TaskNode task = first.next();
        first.remove();
        return turnFor(task);
    }

    /** Takes back the task of a turn that will not come, or another one in its place; null if there is none. */
    private synchronized @Nullable TaskNode withdraw(LimitedTurn turn) {
        return take(turn.bound());
    }

    private @Nullable TaskNode take(@Nullable TaskNode bound) {
        if (bound != null) {
            return ready.remove(bound) == null ? null : bound;
        }
        Iterator<TaskNode> oldest = ready.keySet().iterator();
        if (!oldest.hasNext()) {
            return null;
        }
        TaskNode task = oldest.next();
        oldest.remove();
        return task;
    }

    // Called by turns.

    /** Runs a task in its turn, and passes the turn on. */
    void run(LimitedTurn turn) {
        TaskNode task = withdraw(turn);
        try {
            if (task != null) {
                task.run();
            }
        } finally {
            pass();
        }
    }

    /** Returns true if a task that is due may run in its turn, false if it has to wait or is not wanted any more. */
    synchronized boolean isDue(TaskNode task, LimitedTurn turn) {
        if (!armed.remove(task, turn)) {
            return false;
        }
        if (turns == most) {
            waiting.add(task);
            return false;
        }
        turns++;
        ready.put(task, turn);
        return true;
    }

    /** The scheduler underneath gives no more turns: cancels the task of one, and those that wait. */
    void abandon(LimitedTurn turn) {
        List<TaskNode> abandoned = new ArrayList<>();
        synchronized (this) {
            TaskNode delayed = turn.delayed();
            TaskNode task = delayed != null && armed.remove(delayed, turn) ? delayed : null;
            if (task == null) {
                task = take(turn.bound());
                turns--;
                abandoned.addAll(waiting);
                waiting.clear();
            }
            if (task != null) {
                abandoned.add(0, task);
            }
        }
        abandoned.forEach(TaskNode::cancel);
    }

    @Override
    protected void cancelled(TaskNode task) {
        LimitedTurn turn;
        boolean counted;
        synchronized (this) {
            if (waiting.remove(task)) {
                return;
            }
            turn = ready.remove(task);
            counted = turn != null;
            if (turn == null) {
                turn = armed.remove(task);
            }
        }
        if (turn != null && turn.withdraw() && counted) {
            pass();
        }
    }

    @Override
    protected void failed(TaskNode task, Throwable failure) {
        target.reportError(failure);
    }

    /** Does nothing: what waits here was accepted by the scheduler underneath. */
    @Override
    public void close() {}

    @Override
    public Scheduler limitedTo(int fewer) {
        return requirePositive(fewer) >= most ? this : new LimitedScheduler(this, fewer);
    }

    @Override
    public void submitForeground(TaskNode task, long delayNanos) {
        target.submitForeground(task, delayNanos);
    }

    @Override
    public Worker createForegroundWorker(@Nullable SessionId session) {
        return target.createForegroundWorker(session);
    }

    @Override
    public boolean isMainThread() {
        return target.isMainThread();
    }

    @Override
    public long nanoTime() {
        return target.nanoTime();
    }

    @Override
    public Instant now() {
        return target.now();
    }

    @Override
    public boolean park(Duration timeout) {
        return target.park(timeout);
    }

    @Override
    public Unparker unparker() {
        return target.unparker();
    }

    @Override
    public void reportError(Throwable error) {
        target.reportError(error);
    }

    @Override
    public boolean usesLabels() {
        return target.usesLabels();
    }

    @Override
    public @Nullable TaskLabel defaultLabel() {
        return target.defaultLabel();
    }

    @Override
    public @Nullable SessionId defaultSession() {
        return target.defaultSession();
    }

    @Override
    public @Nullable SchedulerObserver observer() {
        return target.observer();
    }

    @Override
    public Scheduler base() {
        return target.base();
    }

    @Override
    public String toString() {
        return target + ".limitedTo(" + most + ")";
    }
}
