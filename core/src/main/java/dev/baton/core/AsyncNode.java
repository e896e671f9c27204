package dev.baton.core;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts asynchronous work; its {@link Task} is done when the stage is. */
final class AsyncNode<T extends @Nullable Object> extends TaskNode {
    private final Supplier<? extends CompletionStage<? extends T>> starter;
    private @Nullable CompletionStage<? extends T> awaited; // let go of once it is done: tasks may be kept for long
    @Nullable Task<T> task;

    AsyncNode(Supplier<? extends CompletionStage<? extends T>> starter) {
        this.starter = Objects.requireNonNull(starter, "starter");
    }

    @Override
    protected void execute() {
        Task<T> result = Objects.requireNonNull(task);
        CompletionStage<? extends T> stage =
                Objects.requireNonNull(starter.get(), "The function given to spawnAsync returned no stage but null");
        awaited = stage;
        stage.whenComplete((value, failure) -> {
            awaited = null;
            if (failure == null) {
                result.succeed(value);
            } else {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
                result.fail(cause == null ? failure : cause);
            }
        });
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

    /** Returns the stage, unless the task was completed by other means. */
    @Override
    @Nullable CompletionStage<?> awaited() {
        return Objects.requireNonNull(task).isDone() ? null : awaited;
    }

    @Override
    public TaskId id() {
        return Objects.requireNonNull(task).id();
    }

    @Override
    protected String name() {
        return nameOf(starter);
    }

    @Override
    protected Object body() {
        return starter;
    }
}
