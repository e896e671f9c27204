package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one scheduler has on a foreground, which others may share: its tasks in order, and one turn for each that is
 * ready.
 *
 * <p>The lock is not held while the foreground is called, nor a task or a handler: a foreground that blocks for ever
 * keeps neither {@link #submit} of delayed tasks nor {@link #close} from returning.
 */
final class ForegroundLane extends Ground {
    private final ReentrantLock lock = new ReentrantLock();
    private final Turns turns = new Turns();
    private final Runnable turn = this::takeTurn;
    private final Foreground foreground;
    private boolean closed;

    ForegroundLane(PlatformScheduler scheduler, Foreground foreground) {
        super(scheduler);
        this.foreground = foreground;
    }

    boolean isMainThread() {
        return foreground.isForegroundThread();
    }

    @Override
    void submit(TaskNode task, long delayNanos) {
        if (!acceptAfter(task, delayNanos)) {
            return;
        }
        if (delayNanos > 0) {
            arm(task, delayNanos);
            return;
        }
        if (!queue(task)) {
            takeBack(task);
            throw rejection(task);
        }
        try {
            requestTurn(task);
        } catch (RejectedExecutionException refusal) {
            takeBack(task);
            rejected(task);
            throw refusal;
        }
    }

    @Override
    void due(TaskNode task) {
        if (!queue(task)) {
            cancel(task); // closing missed it on its way here
            return;
        }
        try {
            requestTurn(task);
        } catch (RejectedExecutionException refusal) {
            abandon(task, refusal);
        }
    }

    /** Returns false if this is closed. */
    private boolean queue(TaskNode task) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            turns.add(task);
        } finally {
            lock.unlock();
        }
        if (task.isCancelled()) {
            cancelled(task); // perhaps nobody held it at that moment, as between two runs of a periodic one
        }
        return true;
    }

    /** Asks for a turn. Throws if the task, which is no longer queued then, has to go without one. */
    private void requestTurn(TaskNode task) {
        try {
            foreground.execute(turn);
        } catch (Throwable refused) {
            TaskNode without = lose(task);
            if (without == task) {
                throw refusal(task, refused);
            }
            if (without != null) {
                abandon(without, refusal(without, refused));
            }
        }
    }

    private @Nullable TaskNode lose(TaskNode task) {
        lock.lock();
        try {
            return turns.lose(task);
        } finally {
            lock.unlock();
        }
    }

    /** The life of a turn: on the foreground's thread if it keeps its promise. Never throws. */
    private void takeTurn() {
        TaskNode task = next();
        if (task != null && isInItsPlace(task)) {
            run(task);
        }
    }

    private @Nullable TaskNode next() {
        lock.lock();
        try {
            return turns.next();
        } finally {
            lock.unlock();
        }
    }

    private boolean isInItsPlace(TaskNode task) {
        try {
            if (foreground.isForegroundThread()) {
                return true;
            }
            abandon(task, new IllegalStateException("Foreground task " + name(task) + " was cancelled: " + foreground
                    + " would have run it on thread \"" + Thread.currentThread().getName()
                    + "\", where its isForegroundThread() is false. Give it an executor with one thread"));
        } catch (Throwable broken) {
            abandon(task, broken);
        }
        return false;
    }

    /** Ends a task that was accepted and cannot run. */
    private void abandon(TaskNode task, Throwable reason) {
        cancel(task);
        failed(task, reason);
    }

    private RejectedExecutionException refusal(TaskNode task, Throwable cause) {
        return new RejectedExecutionException("Task " + name(task) + " was rejected: " + foreground
                + " takes no more turns. Close the scheduler before its foreground ends", cause);
    }

    @Override
    protected void cancelled(TaskNode task) {
        boolean waited;
        lock.lock();
        try {
            waited = turns.remove(task);
        } finally {
            lock.unlock();
        }
        if (!waited) {
            scheduler().timers().disarm(task);
        }
    }

    /** Cancels what is ready. Those that are armed are cancelled by whoever closes the timers. */
    @Override
    void close() {
        List<TaskNode> pending;
        lock.lock();
        try {
            closed = true;
            pending = turns.drain();
        } finally {
            lock.unlock();
        }
        cancelAll(pending);
    }
}
