package dev.baton.core;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The work of a spawned {@link Task}. */
final class CallableNode<T extends @Nullable Object> extends TaskNode {
    private final Callable<? extends T> callable;
    @Nullable Task<T> task;

    CallableNode(Callable<? extends T> callable) {
        this.callable = Objects.requireNonNull(callable, "callable");
    }

    @Override
    protected void execute() throws Exception {
        T value = callable.call();
        Objects.requireNonNull(task).succeed(value);
    }

    @Override
    protected void onFailure(Throwable failure) {
        Objects.requireNonNull(task).fail(failure);
    }

    @Override
    protected void onCancel(boolean begun) {
        Objects.requireNonNull(task).abandon();
    }

    @Override
    protected String name() {
        return nameOf(callable);
    }
}
