package dev.baton.core;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The work of a spawned {@link Task}. */
final class CallableNode<T extends @Nullable Object> extends TaskNode {
    private @Nullable Callable<? extends T> callable; // let go of once it has run: tasks may be kept for long
    @Nullable Task<T> task;

    CallableNode(Callable<? extends T> callable) {
        this.callable = Objects.requireNonNull(callable, "callable");
    }

    @Override
    protected void execute() throws Exception {
        Callable<? extends T> body = Objects.requireNonNull(callable);
        T value;
        try {
            value = body.call();
        } finally {
            callable = null;
        }
        Objects.requireNonNull(task).succeed(value);
    }

    @Override
    protected void onFailure(Throwable failure) {
        if (!Objects.requireNonNull(task).fail(failure)) {
            report(failure); // the task was completed by hand and does not take it
        }
    }

    @Override
    protected void onCancel(boolean begun) {
        Objects.requireNonNull(task).abandon();
    }

    @Override
    public TaskId id() {
        return Objects.requireNonNull(task).id();
    }

    @Override
    protected String name() {
        Callable<? extends T> body = callable;
        return body == null ? "spawned task" : nameOf(body);
    }

    @Override
    protected Object body() {
        Callable<? extends T> body = callable;
        return body == null ? this : body;
    }
}
