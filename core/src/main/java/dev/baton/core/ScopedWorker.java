package dev.baton.core;

/** A worker in a scope. It is never submitted; to cancel it is to close the worker. */
final class ScopedWorker extends ScopedTaskNode {
    private final Worker worker;

    ScopedWorker(TaskScope scope, Worker worker) {
        super(scope);
        this.worker = worker;
    }

    @Override
    protected void execute() {
        throw new AssertionError(worker + " is held, not run");
    }

    @Override
    protected void onCancel(boolean begun) {
        super.onCancel(begun);
        worker.close();
    }
}
