package dev.baton.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The life of one executor view: it runs, then it is shut down, then it has terminated.
 *
 * <p>Shutting down and accepting meet as follows. A task is held first, and then asks whether the view still runs. So
 * whoever ends the view either finds the task, or the task finds the view ended and is refused; one that
 * {@link #stop()} hands back is never refused besides.
 */
final class ExecutorLife {
    private static final int MOST_SCOPES = 16;

    private final ExecutorScope[] scopes;
    private final CompletableFuture<@Nullable Void> terminated = new CompletableFuture<>();
    private volatile boolean isShutdown;

    ExecutorLife(Scheduler scheduler) {
        boolean isDriven = scheduler.base() instanceof DrivenScheduler; // one, so that the order is that of submission
        int processors = Math.min(MOST_SCOPES, Runtime.getRuntime().availableProcessors());
        scopes = new ExecutorScope[isDriven ? 1 : Integer.highestOneBit(2 * processors - 1)];
        for (int i = 0; i < scopes.length; i++) {
            scopes[i] = new ExecutorScope(scheduler, this);
        }
    }

    /** Returns the scope for what the current thread submits. */
    ExecutorScope scope() {
        return scopes.length == 1 ? scopes[0] : scopes[(int) Thread.currentThread().getId() & scopes.length - 1];
    }

    boolean isShutdown() {
        return isShutdown;
    }

    /** Returns what is done once nothing is left and nothing more is taken. */
    CompletableFuture<@Nullable Void> terminated() {
        return terminated;
    }

    /** Takes nothing more and cancels what repeats; a run in progress goes on to its end. */
    void shutdown() {
        isShutdown = true;
        for (ExecutorScope scope : scopes) {
            scope.endRepetitions();
        }
        terminateIfEmpty();
    }

    /** Takes nothing more, interrupts what runs, and returns what has not begun, which is neither run nor cancelled. */
    List<Runnable> stop() {
        isShutdown = true;
        List<Runnable> waiting = new ArrayList<>();
        for (ExecutorScope scope : scopes) {
            scope.stop(waiting);
        }
        terminateIfEmpty();
        return waiting;
    }

    /** Hears that a task has left its scope. */
    void left() {
        if (isShutdown) {
            terminateIfEmpty();
        }
    }

    // What comes after the shutdown leaves at once, and looks again when it does.
    private void terminateIfEmpty() {
        for (ExecutorScope scope : scopes) {
            if (!scope.isEmpty()) {
                return;
            }
        }
        terminated.complete(null);
    }
}
