package dev.baton.core;

import org.jspecify.annotations.Nullable;

/**
 * A task that a {@link TaskScope} may hold until it begins or is cancelled.
 *
 * <p>For bridges: a task submitted to a library's scheduler directly is held by that scheduler's scope; one submitted
 * to a worker needs none, because the worker holds it.
 */
public abstract class ScopedTaskNode extends TaskNode {
    private final @Nullable TaskScope scope;

    // The links of the scope, under its lock.
    @Nullable ScopedTaskNode before;
    @Nullable ScopedTaskNode after;

    /**
     * A task that is not submitted yet.
     *
     * @param scope what holds it, or null
     */
    protected ScopedTaskNode(@Nullable TaskScope scope) {
        this.scope = scope;
    }

    /**
     * Enters the scope and submits the task. If the scheduler refuses it, the task is cancelled.
     *
     * @return false, and nothing has happened, if the scope is closed
     * @throws java.util.concurrent.RejectedExecutionException if the scheduler is closed
     */
    protected final boolean submitTo(Scheduler scheduler, long delayNanos) {
        if (scope != null && !scope.add(this)) {
            return false;
        }
        try {
            scheduler.submit(this, delayNanos);
            return true;
        } catch (RuntimeException refused) {
            cancel();
            throw refused;
        }
    }

    /** Leaves the scope; to be called when the body begins, because what has begun is not cancelled by closing. */
    protected final void leaveScope() {
        if (scope != null) {
            scope.remove(this);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec leaves the scope
     */
    @Override
    protected void onCancel(boolean begun) {
        leaveScope();
    }
}
