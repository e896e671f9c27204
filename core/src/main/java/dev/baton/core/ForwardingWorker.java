package dev.baton.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A handle on a lane that somebody else keeps in order: a foreground, or the lane of another worker.
 *
 * <p>Each task is passed on inside a {@link Ticket}, so that closing this handle can cancel its own tasks and leave the
 * rest of the lane alone.
 */
final class ForwardingWorker extends TaskHolder implements Worker {
    private final Scheduler lane;
    private final Map<TaskNode, Ticket> tickets = new LinkedHashMap<>();
    private boolean closed;
    private @Nullable TaskNode running;

    ForwardingWorker(Scheduler lane) {
        super(lane.observer());
        this.lane = lane;
    }

    @Override
    public void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        Ticket ticket = new Ticket(task);
        synchronized (tickets) {
            if (closed) {
                rejected(task);
                throw new RejectedExecutionException("The worker " + this + " is closed and accepts no more tasks");
            }
            if (!acceptAfter(task, delayNanos)) {
                return;
            }
            tickets.put(task, ticket);
        }
        try {
            lane.submit(ticket, delayNanos);
        } catch (RuntimeException refused) {
            withdraw(task);
            rejected(task);
            throw refused;
        }
        if (task.isCancelled()) {
            cancelled(task); // a periodic task may be cancelled between two of its submissions
        }
    }

    private @Nullable Ticket withdraw(TaskNode task) {
        synchronized (tickets) {
            return tickets.remove(task);
        }
    }

    private boolean begins(TaskNode task) {
        synchronized (tickets) {
            boolean held = tickets.remove(task) != null;
            if (held) {
                running = task;
            }
            return held;
        }
    }

    private void ends(TaskNode task) {
        synchronized (tickets) {
            if (running == task) { // else another has begun inside it, in a nested driving call
                running = null;
            }
        }
    }

    @Override
    protected void cancelled(TaskNode task) {
        Ticket ticket = withdraw(task);
        if (ticket != null) {
            ticket.cancel();
        }
    }

    @Override
    protected void failed(TaskNode task, Throwable failure) {
        lane.reportError(failure);
    }

    @Override
    public void close() {
        Map<TaskNode, Ticket> pending;
        TaskNode begun;
        synchronized (tickets) {
            closed = true;
            begun = running;
            pending = new LinkedHashMap<>(tickets);
            tickets.clear(); // so that none begins before its turn to be cancelled
        }
        pending.forEach((task, ticket) -> {
            task.cancel();
            ticket.cancel();
        });
        if (begun != null) {
            begun.closed();
        }
    }

    @Override
    public boolean isClosed() {
        synchronized (tickets) {
            return closed;
        }
    }

    @Override
    public Worker createWorker() {
        return new ForwardingWorker(lane);
    }

    @Override
    public Scheduler base() {
        return lane.base();
    }

    @Override
    public String toString() {
        return "worker of " + lane;
    }

    /** Stands in the lane for a task of this handle. */
    private final class Ticket extends TaskNode {
        private final TaskNode task;

        Ticket(TaskNode task) {
            this.task = task;
            labelIfAbsent(task.label());
            sessionIfAbsent(task.session());
        }

        @Override
        protected void execute() {
            if (begins(task)) {
                task.run();
                ends(task);
            }
        }

        @Override
        @Nullable TaskNode carried() {
            return task.carried();
        }

        @Override
        protected void onCancel(boolean begun) {
            if (!begun) {
                task.cancel();
            }
        }

        @Override
        protected String name() {
            return task.name();
        }

        @Override
        protected String library() {
            return task.library();
        }
    }
}
