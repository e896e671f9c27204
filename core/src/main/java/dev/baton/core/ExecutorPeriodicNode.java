package dev.baton.core;

/** A task of an executor view that runs again and again, until it throws or its future is cancelled. */
final class ExecutorPeriodicNode extends PeriodicTaskNode implements ExecutorWork {
    private final ExecutorTask<?> future;
    private final TaskScope scope;
    private final long gapNanos;
    private volatile boolean interrupting = true;

    /**
     * A task that is not submitted yet.
     *
     * @param periodNanos nanoseconds between due times; negative, between the end of a run and the next
     */
    ExecutorPeriodicNode(TaskScope scope, ExecutorTask<?> future, long periodNanos) {
        super(scope, periodNanos);
        this.future = future;
        this.scope = scope;
        this.gapNanos = -periodNanos;
    }

    @Override
    protected void runBody() {
        if (!future.runAgain()) {
            cancel(); // it threw, which the future knows, or the future was cancelled
        }
    }

    /** Called between two runs, once it can be cancelled without a trace: also looks whether there is to be another. */
    @Override
    long dueAfter(long due) {
        long next = gapNanos > 0 ? Nanos.saturatedAdd(scope.scheduler().nanoTime(), gapNanos) : super.dueAfter(due);
        future.dueAt(next);
        if (scope.isClosed()) {
            cancelIfPending();
        }
        return next;
    }

    @Override
    public ExecutorTask<?> future() {
        return future;
    }

    @Override
    public Runnable submitted() {
        return future;
    }

    @Override
    public void giveUp(boolean mayInterrupt) {
        interrupting = mayInterrupt;
        cancel();
    }

    @Override
    protected void onCancel(boolean begun) {
        if (!begun || interrupting) {
            super.onCancel(begun);
        }
    }

    @Override
    protected Object body() {
        return future.calls();
    }

    @Override
    protected String name() {
        return nameOf(body());
    }

    @Override
    protected String library() {
        return "executor";
    }
}
