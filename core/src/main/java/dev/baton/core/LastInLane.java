package dev.baton.core;

/** Comes after everything a worker has taken, to tell a scope that it is done. */
final class LastInLane extends TaskNode {
    private final SchedulerScope scope;

    LastInLane(SchedulerScope scope) {
        this.scope = scope;
    }

    @Override
    protected void execute() {}

    @Override
    void finished(boolean succeeded, boolean confined) {
        super.finished(succeeded, confined);
        scope.leave();
    }

    @Override
    protected void onCancel(boolean begun) {
        if (!begun) {
            scope.leave();
        }
    }

    @Override
    protected String name() {
        return "end of worker";
    }
}
