package dev.baton.platform;

import dev.baton.core.TaskHolder;
import dev.baton.core.TaskNode;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** One side of a {@link PlatformScheduler}, such as its background: it accepts tasks and answers for them. */
abstract class Ground extends TaskHolder {
    private final PlatformScheduler scheduler;

    Ground(PlatformScheduler scheduler) {
        super(scheduler.observer());
        this.scheduler = scheduler;
    }

    final PlatformScheduler scheduler() {
        return scheduler;
    }

    /** Accepts a task that becomes ready after a delay. */
    abstract void submit(TaskNode task, long delayNanos);

    /** Makes a task ready whose delay has passed; called by {@link Timers}. */
    abstract void due(TaskNode task);

    /** Rejects further tasks and cancels those that have not begun. */
    abstract void close();

    /** Runs a task; whatever it does, the calling thread lives on. */
    void run(TaskNode task) {
        try {
            task.run();
        } catch (Throwable escaped) {
            failed(task, escaped);
        }
    }

    /** Arms the timer of an accepted task. */
    final void arm(TaskNode task, long delayNanos) {
        Timers timers = scheduler.timers();
        if (!timers.arm(task, delayNanos)) {
            takeBack(task);
            throw rejection(task);
        }
        if (task.isCancelled()) {
            timers.disarm(task); // perhaps nobody held it at that moment, as between two runs of a periodic one
        }
    }

    /** Cancels tasks outside every lock; one that objects does not save the others. */
    final void cancelAll(List<TaskNode> tasks) {
        tasks.forEach(this::cancel);
    }

    final void cancel(TaskNode task) {
        try {
            task.cancel();
        } catch (Throwable objection) {
            failed(task, objection);
        }
    }

    /** Hears that the timer of a task has fired; to be called before the task is made ready. */
    final void timerFired(TaskNode task) {
        fired(task);
    }

    final RejectedExecutionException rejection(TaskNode task) {
        rejected(task);
        return new RejectedExecutionException("Task " + name(task) + " was rejected: " + scheduler
                + " is closed. Submit before close(), or to a scheduler that is still open");
    }

    final RejectedExecutionException overflowed(TaskNode task, int limit) {
        rejected(task);
        return new RejectedExecutionException("Task " + name(task) + " was rejected: " + limit
                + " tasks wait in " + scheduler + " already. Submit fewer at a time, raise queueLimit, or let the"
                + " submitter run what finds no room with Overflow.RUN_IN_CALLER");
    }

    @Override
    protected final void failed(TaskNode task, Throwable failure) {
        scheduler.reportError(failure);
    }
}
