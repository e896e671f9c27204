package dev.baton.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What was submitted through one worker of a library. The worker holds its tasks; those that wait for their time are
 * counted by the scheduler's scope too, which waits for them when it ends gracefully.
 */
final class WorkerScope extends TaskScope {
    private static final VarHandle RUNNING;

    static {
        try {
            RUNNING = MethodHandles.lookup().findVarHandle(WorkerScope.class, "running", ScopedTaskNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SchedulerScope parent;
    private final Worker worker;
    private final ScopedWorker handle;
    private @Nullable ScopedTaskNode running; // only if it interrupts

    WorkerScope(SchedulerScope parent, Worker worker, ScopedWorker handle) {
        super(worker, parent.isInterrupting());
        this.parent = parent;
        this.worker = worker;
        this.handle = handle;
    }

    @Override
    public boolean isClosed() {
        return handle.isCancelled() || parent.isClosed();
    }

    @Override
    boolean isCancelling() {
        return worker.isClosed();
    }

    @Override
    public void close() {
        handle.cancel();
    }

    /** Closes the worker, and cancels the task that it runs if that would be interrupted. */
    void closeWorker() {
        worker.close();
        ScopedTaskNode begun = (ScopedTaskNode) RUNNING.getVolatile(this);
        if (begun != null) {
            begun.cancel();
        }
    }

    @Override
    boolean admit(ScopedTaskNode task, long delayNanos) {
        return delayNanos > 0 || task.isRepeating() ? parent.admit(task, true) : !isClosed();
    }

    @Override
    boolean begins(ScopedTaskNode task) {
        if (!isInterrupting()) {
            return true;
        }
        RUNNING.setVolatile(this, task); // whoever closes sees this, or is seen
        return !worker.isClosed();
    }

    @Override
    void ran(ScopedTaskNode task) {
        if (isInterrupting()) {
            RUNNING.setRelease(this, null);
        }
    }

    @Override
    void ended(ScopedTaskNode task) {
        if (task.slot != HeldTasks.NOWHERE) {
            parent.ended(task);
        }
    }
}
