package dev.baton.platform;

import dev.baton.core.TaskHolder;
import dev.baton.core.TaskNode;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** One side of a {@link ThreadPoolScheduler}, background or foreground: it accepts tasks and answers for them. */
abstract class Ground extends TaskHolder {
    private final ThreadPoolScheduler scheduler;

    Ground(ThreadPoolScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Accepts a task that becomes ready after a delay. */
    abstract void submit(TaskNode task, long delayNanos);

    /** Rejects further tasks and cancels those that have not begun. */
    abstract void close();

    /** Runs a task; whatever it does, the calling thread lives on. */
    final void run(TaskNode task) {
        try {
            task.run();
        } catch (Throwable escaped) {
            failed(task, escaped);
        }
    }

    /**
     * Looks after a task that is queued now but may have been cancelled while nobody held it, as a periodic one can be
     * between two of its runs: then nobody told its holder.
     */
    final void afterQueueing(TaskNode task) {
        if (task.isCancelled()) {
            cancelled(task);
        }
    }

    /** Cancels tasks outside every lock; one that objects does not save the others. */
    final void cancelAll(List<TaskNode> tasks) {
        for (TaskNode task : tasks) {
            try {
                task.cancel();
            } catch (Throwable objection) {
                failed(task, objection);
            }
        }
    }

    final RejectedExecutionException rejection(TaskNode task) {
        return new RejectedExecutionException("Task " + name(task) + " was rejected: " + scheduler
                + " is closed. Submit before close(), or to a scheduler that is still open");
    }

    @Override
    protected final void failed(TaskNode task, Throwable failure) {
        scheduler.reportError(failure);
    }
}
