package dev.baton.core;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a part of the threads submitted to an executor view, until it has ended: what waits, because
 * {@code shutdownNow} returns it, and what runs, because it interrupts that.
 */
final class ExecutorScope extends TaskScope {
    private final ExecutorLife life;
    private final HeldTasks held = new HeldTasks();
    private final AtomicLong numbers = new AtomicLong();

    ExecutorScope(Scheduler scheduler, ExecutorLife life) {
        super(scheduler, true);
        this.life = life;
    }

    /** Returns the place of a task among those of equal due time. */
    long nextNumber() {
        return numbers.getAndIncrement();
    }

    @Override
    public boolean isClosed() {
        return life.isShutdown();
    }

    /** Ends the whole view, as {@code shutdownNow} does. */
    @Override
    public void close() {
        life.stop();
    }

    @Override
    boolean admit(ScopedTaskNode task, long delayNanos) {
        held.add(task);
        return !isClosed() || !task.cancelIfPending(); // if somebody else was first, it was accepted and handed back
    }

    @Override
    boolean begins(ScopedTaskNode task) {
        return true;
    }

    /** What was not handed back runs, interrupted or not. */
    @Override
    boolean runsWhatBegan() {
        return true;
    }

    @Override
    void ended(ScopedTaskNode task) {
        held.remove(task);
        ExecutorTask<?> future = ((ExecutorWork) task).future();
        if (future != null) {
            future.workEnded();
        }
        life.left();
    }

    @Override
    boolean isCancelling() {
        return false; // what waits is handed back, and that is the end of it
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /** Cancels the periodic tasks that wait for their next run. Those that run look for themselves when they have. */
    void endRepetitions() {
        for (ScopedTaskNode task : held.list()) {
            if (task.isRepeating()) {
                task.cancelIfPending();
            }
        }
    }

    /** Hands back what waits, and interrupts what runs. */
    void stop(List<Runnable> waiting) {
        for (ScopedTaskNode task : held.list()) {
            if (handBack(task)) {
                waiting.add(((ExecutorWork) task).submitted());
            }
        }
    }

    private static boolean handBack(ScopedTaskNode task) {
        ExecutorTask<?> future = ((ExecutorWork) task).future();
        if (future == null) {
            boolean waited = task.cancelIfPending();
            if (!waited) {
                task.cancel();
            }
            return waited;
        }
        future.outlivesWork(true);
        if (task.cancelIfPending()) {
            return true;
        }
        future.outlivesWork(false);
        if (!task.cancel() && task.isRepeating()) {
            future.workEnded(); // it ended just now, and the future may not have heard of it
        }
        return false;
    }
}
