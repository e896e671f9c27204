package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** A place among the tasks that a {@link LimitedScheduler} has under way, for one task. */
final class LimitedTurn extends TaskNode {
    private final LimitedScheduler scheduler;
    private volatile @Nullable TaskNode task; // only while this turn is bound to it
    private volatile boolean armed;
    private volatile boolean unwanted;

    LimitedTurn(LimitedScheduler scheduler, TaskNode task, boolean armed) {
        this.scheduler = scheduler;
        this.armed = armed;
        if (armed || scheduler.bindsTurns()) {
            this.task = task;
            labelIfAbsent(task.label());
            sessionIfAbsent(task.session());
        }
    }

    /** Returns the only task that may run in this turn, or null for any. */
    @Nullable TaskNode bound() {
        return scheduler.bindsTurns() ? task : null;
    }

    /** Returns the task that waits for its time, or null. */
    @Nullable TaskNode delayed() {
        return armed ? task : null;
    }

    /** Cancels this turn because its task is not wanted any more. Returns false if it has begun. */
    boolean withdraw() {
        unwanted = true;
        boolean withdrawn = cancel();
        if (withdrawn) {
            task = null;
        }
        return withdrawn;
    }

    @Override
    protected void execute() {
        TaskNode delayed = delayed();
        if (delayed != null) {
            boolean mayRun = scheduler.isDue(delayed, this);
            armed = false;
            if (!mayRun) {
                task = null;
                return;
            }
        }
        scheduler.run(this);
    }

    @Override
    protected void onCancel(boolean begun) {
        if (!begun && !unwanted) {
            scheduler.abandon(this);
        }
    }

    @Override
    @Nullable TaskNode carried() {
        TaskNode known = task;
        return known == null ? null : known.carried();
    }

    /** Returns null, because whoever runs first lets the next one begin, whatever the labels declare. */
    @Override
    @Nullable TaskLabel footprint() {
        return null;
    }

    @Override
    protected String name() {
        TaskNode known = task;
        return known == null ? "turn of " + scheduler : known.name();
    }

    @Override
    protected String library() {
        TaskNode known = task;
        return known == null ? super.library() : known.library();
    }
}
