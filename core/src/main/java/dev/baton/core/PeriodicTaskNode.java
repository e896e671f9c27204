package dev.baton.core;

import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;

/**
 * A task that runs again and again at a fixed rate: first after an initial delay, then every period after that.
 *
 * <p>The rate does not drift: run number <i>k</i> is due at {@code start + initial + k * period}, whatever the runs
 * before it took. A run that comes late is followed by the next as soon as possible. A zero or negative period means
 * again as soon as possible. A run that throws ends the task, as in
 * {@link java.util.concurrent.ScheduledExecutorService#scheduleAtFixedRate}.
 */
public abstract class PeriodicTaskNode extends TaskNode {
    private final Scheduler scheduler;
    private final long period;
    private long due;

    /**
     * A task that is not submitted yet; {@link #start} submits it.
     *
     * @param scheduler a scheduler, view or worker; every run is submitted to it anew
     * @param periodNanos nanoseconds between due times
     */
    protected PeriodicTaskNode(Scheduler scheduler, long periodNanos) {
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        this.period = Math.max(0, periodNanos);
    }

    /**
     * Submits the first run.
     *
     * @param initialNanos nanoseconds until the first run; zero or negative means as soon as possible
     * @throws java.util.concurrent.RejectedExecutionException if the scheduler is closed
     */
    public final void start(long initialNanos) {
        long delay = Math.max(0, initialNanos);
        due = Nanos.saturatedAdd(scheduler.nanoTime(), delay);
        scheduler.submit(this, delay);
    }

    @Override
    final void finished(boolean succeeded, boolean confined) {
        if (!succeeded || !rearm(confined)) {
            super.finished(succeeded, confined);
            return;
        }
        due = Nanos.saturatedAdd(due, period);
        try {
            scheduler.submit(this, Math.max(0, due - scheduler.nanoTime()));
        } catch (RejectedExecutionException closed) {
            cancel();
        }
    }

    @Override
    final boolean isRepeating() {
        return true;
    }
}
