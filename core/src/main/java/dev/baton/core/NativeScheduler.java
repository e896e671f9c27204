package dev.baton.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A library's own scheduler as one of ours; for bridges, which say how the library takes a task and what time it is.
 *
 * <h2>Order and threads</h2>
 *
 * Those of the library. Workers keep their order on any of its schedulers, because they chain their tasks here and give
 * the library one at a time. There is no foreground.
 *
 * <h2>Time</h2>
 *
 * A delay that leads beyond the end of {@link #nanoTime()} means never: such a task waits here, and the library does not
 * hear of it.
 *
 * <h2>Cancelling and closing</h2>
 *
 * Each task is given to the library inside a <em>ticket</em>. To cancel the task is to withdraw its ticket, here and from
 * the library; a task that runs is left alone. Closing withdraws all tickets and refuses further tasks. The scheduler of
 * the library is somebody else's and goes on. What that one drops when it is closed itself, it drops without a word:
 * whoever closes it closes this one first.
 */
public abstract class NativeScheduler extends TaskHolder implements Scheduler {
    private final Map<TaskNode, Ticket> tickets = new LinkedHashMap<>();
    private volatile boolean closed;

    /** For subclasses. */
    protected NativeScheduler() {}

    /**
     * Gives a task to the library.
     *
     * @param ticket to be run once, on any thread, which may be the current one; it never throws
     * @param delayNanos nanoseconds on {@link #nanoTime()}, zero or positive; zero means now
     * @return takes the ticket back from the library; it may be called on any thread, more than once, and after the ticket
     *     has run
     * @throws RejectedExecutionException if the library refuses it
     */
    protected abstract Runnable give(Runnable ticket, long delayNanos);

    @Override
    public final void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public final void submit(TaskNode task, long delayNanos) {
        Ticket ticket = new Ticket(task);
        synchronized (tickets) {
            rejectIfClosed(task);
            if (!acceptAfter(task, delayNanos)) {
                return;
            }
            tickets.put(task, ticket);
        }
        long delay = Math.max(0, delayNanos);
        if (delay == 0 || Nanos.saturatedAdd(nanoTime(), delay) != Long.MAX_VALUE) {
            give(ticket, delay);
        }
        if (task.isCancelled()) {
            cancelled(task); // a periodic task may be cancelled between two of its submissions
        }
    }

    private void rejectIfClosed(TaskNode task) {
        if (closed) {
            throw new RejectedExecutionException("Task " + task.name() + " was submitted to " + this
                    + " after it was closed. Submit before close(), or keep the scheduler open until the work is done");
        }
    }

    private void give(Ticket ticket, long delayNanos) {
        boolean given = false;
        try {
            ticket.given(give((Runnable) ticket, delayNanos));
            given = true;
        } catch (RejectedExecutionException refused) {
            throw new RejectedExecutionException("Task " + ticket + " was rejected by " + this
                    + (delayNanos > 0 ? ", which may be closed or unable to delay tasks" : ", which is closed or full"), refused);
        } finally {
            if (!given && withdraw(ticket.task) != null) {
                takeBack(ticket.task);
            }
        }
    }

    /**
     * Takes note that the library refuses a ticket after it had taken it, because it was closed meanwhile: the task is
     * cancelled, and that is reported. Once the task has begun or was cancelled, nothing happens.
     */
    protected final void refused(Runnable ticket, RejectedExecutionException refusal) {
        if (((Ticket) ticket).task.cancelIfPending()) {
            reportError(new RejectedExecutionException(
                    "Task " + ticket + " was due and " + this + " is closed or full, so the task was cancelled", refusal));
        }
    }

    private @Nullable Ticket withdraw(TaskNode task) {
        synchronized (tickets) {
            return tickets.remove(task);
        }
    }

    /** Returns false if the ticket was withdrawn. It is kept while it runs, because a lane that runs can be closed. */
    private boolean begin(Ticket ticket) {
        synchronized (tickets) {
            ticket.begun = tickets.get(ticket.task) == ticket;
            return ticket.begun;
        }
    }

    /** Lets go of a ticket that has run; the task may have a new one by now. */
    private void end(Ticket ticket) {
        synchronized (tickets) {
            tickets.remove(ticket.task, ticket);
        }
    }

    @Override
    protected final void cancelled(TaskNode task) {
        Ticket ticket = withdraw(task);
        if (ticket != null && !ticket.begun) { // a thread of the library is not interrupted for a task that never ran
            ticket.takeFromLibrary();
        }
    }

    @Override
    protected final void failed(TaskNode task, Throwable failure) {
        reportError(failure);
    }

    @Override
    protected final boolean hasClosed() {
        return closed;
    }

    /** Returns false: the library has no main thread. */
    @Override
    public boolean isMainThread() {
        return false;
    }

    @Override
    public final void close() {
        Map<TaskNode, Ticket> pending;
        synchronized (tickets) {
            closed = true;
            pending = new LinkedHashMap<>(tickets);
            tickets.clear(); // so that none begins before its turn to be cancelled
        }
        pending.forEach((task, ticket) -> {
            if (ticket.begun) {
                closeLane(task);
            } else {
                task.cancel();
                ticket.takeFromLibrary();
            }
        });
    }

    /** Stands in the library for a task. */
    private final class Ticket implements Runnable {
        private final TaskNode task;
        private boolean begun; // under the lock of the tickets
        private volatile boolean unwanted;
        private volatile @Nullable Runnable takeBack;

        Ticket(TaskNode task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (begin(this)) {
                try {
                    TaskHolder.run(task, false);
                } finally {
                    end(this);
                }
            }
        }

        /** Hears how to take it back, perhaps too late: then it has run, or does so at once. */
        void given(Runnable how) {
            takeBack = how;
            if (unwanted) {
                how.run();
            }
        }

        void takeFromLibrary() {
            unwanted = true;
            Runnable how = takeBack;
            if (how != null) {
                how.run();
            }
        }

        /** Returns the name of the task, which is what the library's reports and hooks should show. */
        @Override
        public String toString() {
            return task.name();
        }
    }
}
