package dev.baton.core;

/**
 * What was submitted through one worker of a library. The worker holds its tasks; those that wait for their time are
 * counted by the scheduler's scope too, which waits for them when it ends gracefully.
 */
final class WorkerScope extends TaskScope {
    private final SchedulerScope parent;
    private final Worker worker;
    private final ScopedWorker handle;
    private volatile boolean closed;

    WorkerScope(SchedulerScope parent, Worker worker, ScopedWorker handle) {
        super(worker, parent.isInterrupting());
        this.parent = parent;
        this.worker = worker;
        this.handle = handle;
    }

    @Override
    public boolean isClosed() {
        return closed || parent.isClosed();
    }

    @Override
    boolean isCancelling() {
        return false; // the worker has cancelled it
    }

    @Override
    public void close() {
        handle.cancel();
    }

    /** Closes the worker, which cancels what it holds, and what it runs if that is to be interrupted. */
    void closeWorker() {
        closed = true;
        worker.close();
    }

    @Override
    boolean admit(ScopedTaskNode task, long delayNanos) {
        return (delayNanos > 0 || task.isRepeating()) ? parent.admit(task, true) : !isClosed();
    }

    @Override
    boolean begins(ScopedTaskNode task) {
        return true;
    }

    @Override
    void ended(ScopedTaskNode task) {
        if (task.slot != HeldTasks.NOWHERE) {
            parent.ended(task);
        }
    }
}
