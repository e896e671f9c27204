package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** A task of an executor view that runs once. */
final class ExecutorNode extends ScopedTaskNode implements ExecutorWork {
    private final Runnable submitted;

    /** The work of a future, or what was given to {@code execute}. */
    ExecutorNode(TaskScope scope, Runnable submitted) {
        super(scope);
        this.submitted = submitted;
    }

    @Override
    protected void runBody() {
        submitted.run();
    }

    @Override
    public @Nullable ExecutorTask<?> future() {
        return submitted instanceof ExecutorTask<?> future && future.isDoneBy(this) ? future : null;
    }

    @Override
    public Runnable submitted() {
        return submitted;
    }

    @Override
    public void giveUp(boolean mayInterrupt) {
        if (mayInterrupt) {
            cancel();
        } else {
            cancelIfPending();
        }
    }

    @Override
    protected Object body() {
        return submitted instanceof ExecutorTask<?> future ? future.calls() : submitted;
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
