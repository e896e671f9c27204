package dev.baton.core;

/**
 * What one handle of a library owns: the tasks submitted through its scheduler and the workers made of it, or the tasks
 * of one such worker.
 *
 * <p>For bridges: closing the library's handle closes its scope, which leaves our scheduler alone. Tasks enter through
 * {@link ScopedTaskNode}. All methods may be called from any thread.
 */
public abstract sealed class TaskScope permits SchedulerScope, WorkerScope, ExecutorScope {
    private final Scheduler scheduler;
    private final boolean interrupting;
    private final boolean usingLabels;

    TaskScope(Scheduler scheduler, boolean interrupting) {
        this.scheduler = scheduler;
        this.interrupting = interrupting;
        this.usingLabels = scheduler.usesLabels();
    }

    /** Returns where the tasks of this scope are submitted: a scheduler, a view of one, or a worker. */
    public final Scheduler scheduler() {
        return scheduler;
    }

    /** Returns true if cancelling a running task from another thread interrupts it. */
    public final boolean isInterrupting() {
        return interrupting;
    }

    /** Returns true if it makes a difference which label or session a task of this scope has. */
    public final boolean isUsingLabels() {
        return usingLabels;
    }

    /** Returns true once it takes no more tasks. */
    public abstract boolean isClosed();

    /** Takes nothing more and cancels what has not begun. Closing twice does nothing. */
    public abstract void close();

    /** Takes note of a task that is about to be submitted. Returns false once this scope is closed. */
    abstract boolean admit(ScopedTaskNode task, long delayNanos);

    /** Takes note of a task that was submitted. Returns false if this was closed meanwhile, and the task will not run. */
    boolean submitted(ScopedTaskNode task) {
        return true;
    }

    /** Takes note of a task that begins; called before every run. Returns false if it must not. */
    abstract boolean begins(ScopedTaskNode task);

    /** Returns true if the body of a task that has begun is called even if the task was cancelled just then. */
    boolean runsWhatBegan() {
        return false;
    }

    /** Takes note of a task that has ended, or was cancelled before it began; called once for each admitted one. */
    abstract void ended(ScopedTaskNode task);

    /** As {@link #ended(ScopedTaskNode)}, at the end of a run on a thread that pays attention. */
    void ended(ScopedTaskNode task, Attention own) {
        ended(task);
    }

    /** Returns true if no task of this scope that is pending will begin, although nobody has cancelled it. */
    abstract boolean isCancelling();
}
