package dev.baton.core;

/** A worker in the list of what a scheduler's scope holds. It is never submitted; to cancel it is to close the worker. */
final class ScopedWorker extends ScopedTaskNode {
    private final SchedulerScope parent;
    private final Worker worker;
    private final WorkerScope scope;

    ScopedWorker(SchedulerScope parent, Worker worker) {
        super(null);
        this.parent = parent;
        this.worker = worker;
        this.scope = new WorkerScope(parent, worker, this);
    }

    WorkerScope scope() {
        return scope;
    }

    @Override
    protected void runBody() {
        throw new AssertionError(worker + " is held, not run");
    }

    @Override
    protected void onCancel(boolean begun) {
        parent.release(this);
        scope.closeWorker();
    }

    @Override
    void endGracefully() {
        parent.awaitTasksOf(worker);
    }
}
