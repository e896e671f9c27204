package dev.baton.conformance;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import java.time.Duration;

/** One of our own schedulers or workers, in the words of the suite. */
final class DirectScheduler implements LibraryScheduler {
    private final Scheduler scheduler;

    DirectScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Cancellable schedule(Runnable task) {
        return scheduler.schedule(task);
    }

    @Override
    public Cancellable scheduleAfter(Duration delay, Runnable task) {
        return scheduler.scheduleAfter(delay, task);
    }

    @Override
    public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
        return scheduler.schedulePeriodically(initial, period, task);
    }

    @Override
    public Submissions createWorker() {
        return new DirectScheduler(scheduler.createWorker());
    }

    /** Our own schedulers have no context; a view comes closest. */
    @Override
    public Submissions inContext(TaskLabel label) {
        return new DirectScheduler(scheduler.labeled(label));
    }

    @Override
    public Submissions inContext(SessionId session) {
        return new DirectScheduler(scheduler.inSession(session));
    }

    @Override
    public long nanoTime() {
        return scheduler.nanoTime();
    }

    @Override
    public void close() {
        scheduler.close();
    }

    @Override
    public String toString() {
        return scheduler.toString();
    }
}
