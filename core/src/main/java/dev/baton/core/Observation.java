package dev.baton.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TaskHolder} tells its observer; a holder that nobody observes has none.
 *
 * <p>While a task waits, its identity, which production has no other use for, is when it was submitted or due; zero
 * means that nothing is to be told of it. Whoever takes that time away tells the outcome, so it is told once, also when
 * cancellations race with submissions. No task costs an allocation.
 */
final class Observation {
    private static final long UNTOLD = 0;
    private static final VarHandle WAITING_SINCE;

    static {
        try {
            WAITING_SINCE = MethodHandles.lookup().findVarHandle(TaskNode.class, "identity", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SchedulerObserver observer;
    private final TaskHolder holder;

    Observation(SchedulerObserver observer, TaskHolder holder) {
        this.observer = observer;
        this.holder = holder;
    }

    /** A task that is in nobody's hands is about to be accepted. */
    void submitted(TaskNode task, long delayNanos) {
        if (isCarrier(task)) {
            return;
        }
        long since = System.nanoTime() + Math.max(0, delayNanos);
        if (since == UNTOLD) {
            since++;
        }
        WAITING_SINCE.setVolatile(task, since);
        tellSubmitted(task);
    }

    private void tellSubmitted(TaskNode task) {
        try {
            observer.submitted(task);
        } catch (Throwable inObserver) {
            holder.failed(task, inObserver);
        }
    }

    /** A task was refused, before it was accepted or in place of it. */
    void rejected(TaskNode task) {
        if (isCarrier(task)) {
            return;
        }
        if (settle(task) == UNTOLD) {
            tellSubmitted(task);
        }
        try {
            observer.rejected(task);
        } catch (Throwable inObserver) {
            holder.failed(task, inObserver);
        }
    }

    void cancelled(TaskNode task) {
        if (settle(task) == UNTOLD) {
            return;
        }
        try {
            observer.cancelled(task);
        } catch (Throwable inObserver) {
            holder.failed(task, inObserver);
        }
    }

    /** A delayed task is about to be made ready. */
    void fired(TaskNode timer) {
        TaskNode task = timer.carried();
        if (task == null) {
            return;
        }
        long due = (long) WAITING_SINCE.getVolatile(task);
        if (due == UNTOLD) {
            return;
        }
        try {
            observer.timerFired(task, Math.max(0, System.nanoTime() - due));
        } catch (Throwable inObserver) {
            holder.failed(task, inObserver);
        }
    }

    /** Runs the body of a task; returns what it threw. */
    @Nullable Throwable run(TaskNode task) {
        long since = settle(task);
        if (since == UNTOLD) {
            return task.perform();
        }
        long start = System.nanoTime();
        began(task, Math.max(0, start - since));
        Throwable failure = null;
        try {
            failure = task.perform();
        } finally {
            ended(task, System.nanoTime() - start, failure);
        }
        return failure;
    }

    private void began(TaskNode task, long queueNanos) {
        try {
            observer.began(task, queueNanos);
        } catch (Throwable inObserver) {
            holder.failed(task, inObserver);
        }
    }

    private void ended(TaskNode task, long runNanos, @Nullable Throwable failure) {
        try {
            observer.ended(task, runNanos, failure);
        } catch (Throwable inObserver) {
            holder.failed(task, inObserver);
        }
    }

    private static long settle(TaskNode task) {
        return (long) WAITING_SINCE.getAndSet(task, UNTOLD);
    }

    private static boolean isCarrier(TaskNode task) {
        return task.carried() != task;
    }
}
