package dev.baton.core;

import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A task that runs again and again at a fixed rate: first after an initial delay, then every period after that.
 *
 * <p>The rate does not drift: run number <i>k</i> is due at {@code start + initial + k * period}, whatever the runs
 * before it took. A run that comes late is followed by the next as soon as possible. A zero or negative period means
 * again as soon as possible. A run that throws ends the task, as in
 * {@link java.util.concurrent.ScheduledExecutorService#scheduleAtFixedRate}.
 */
public abstract class PeriodicTaskNode extends ScopedTaskNode {
    private final Scheduler scheduler;
    private final long period;
    private final @Nullable TaskScope scope;
    private long due;

    /**
     * A task that is not submitted yet and that no scope owns; {@link #start} submits it.
     *
     * @param scheduler a scheduler, view or worker; every run is submitted to it anew
     * @param periodNanos nanoseconds between due times
     */
    protected PeriodicTaskNode(Scheduler scheduler, long periodNanos) {
        this(Objects.requireNonNull(scheduler, "scheduler"), null, periodNanos);
    }

    /**
     * A task that is not submitted yet; {@link #start} submits it to the scheduler of its scope.
     *
     * @param scope what owns it
     * @param periodNanos nanoseconds between due times
     */
    protected PeriodicTaskNode(TaskScope scope, long periodNanos) {
        this(scope.scheduler(), scope, periodNanos);
    }

    private PeriodicTaskNode(Scheduler scheduler, @Nullable TaskScope scope, long periodNanos) {
        super(scope);
        this.scope = scope;
        this.scheduler = scheduler;
        this.period = Math.max(0, periodNanos);
    }

    /**
     * Submits the first run. If the scheduler refuses it, the task is cancelled.
     *
     * @param initialNanos nanoseconds until the first run; zero or negative means as soon as possible
     * @return false, and nothing has happened, if the scope is closed
     * @throws java.util.concurrent.RejectedExecutionException if the scheduler is closed
     */
    public final boolean start(long initialNanos) {
        long delay = Math.max(0, initialNanos);
        due = Nanos.saturatedAdd(scheduler.nanoTime(), delay);
        return submitTo(scheduler, scope, delay);
    }

    @Override
    final void finished(boolean succeeded, boolean confined) {
        if (!succeeded || !rearm(confined)) {
            end(confined);
            if (scope != null) {
                scope.ended(this);
            }
            return;
        }
        due = dueAfter(due);
        try {
            scheduler.submit(this, Math.max(0, due - scheduler.nanoTime()));
        } catch (RejectedExecutionException closed) {
            cancel();
        }
    }

    /** Returns when the next run is due after one that was due then; called once the task is pending again. */
    long dueAfter(long lastDue) {
        return Nanos.saturatedAdd(lastDue, period);
    }

    @Override
    final boolean isRepeating() {
        return true;
    }
}
