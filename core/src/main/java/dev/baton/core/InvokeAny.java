package dev.baton.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code invokeAny}: all tasks are submitted, the first that succeeds decides, and the others are cancelled.
 * If none does, the last failure decides.
 */
final class InvokeAny<T extends @Nullable Object> {
    private final ExecutorView executor;
    private final Collection<? extends Callable<T>> tasks;
    private final List<Future<?>> futures = new ArrayList<>();
    private final CompletableFuture<@Nullable Void> decided = new CompletableFuture<>();
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final AtomicInteger left;

    InvokeAny(ExecutorView executor, Collection<? extends Callable<T>> tasks) {
        this.executor = executor;
        this.tasks = Objects.requireNonNull(tasks, "tasks");
        this.left = new AtomicInteger(tasks.size());
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("invokeAny was given no task, so none can succeed");
        }
    }

    T await() throws InterruptedException, ExecutionException {
        try {
            submitAll();
            DrivenScheduler driven = driven();
            if (driven != null) {
                Blocking.run(driven, decided, "invokeAny() of " + executor);
            }
            return outcome.get();
        } finally {
            cancelAll();
        }
    }

    /**
     * Waits no longer than some time.
     *
     * @param nanos on the scheduler's clock
     */
    T await(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            submitAll();
            DrivenScheduler driven = driven();
            if (driven == null) {
                return outcome.get(nanos, TimeUnit.NANOSECONDS);
            }
            Blocking.run(driven, decided, Duration.ofNanos(nanos), "invokeAny() of " + executor);
            return outcome.get();
        } finally {
            cancelAll();
        }
    }

    private @Nullable DrivenScheduler driven() {
        return outcome.isDone() ? null : Blocking.drivenHere(executor.scheduler());
    }

    private void submitAll() {
        for (Callable<T> task : tasks) {
            Objects.requireNonNull(task, "task");
            futures.add(executor.submit(new Attempt(task)));
        }
    }

    private void cancelAll() {
        for (Future<?> future : futures) {
            future.cancel(true);
        }
    }

    private void end() {
        decided.complete(null);
    }

    /** Tries one task, and tells of its end. */
    private final class Attempt implements Callable<@Nullable Void> {
        private final Callable<T> task;

        Attempt(Callable<T> task) {
            this.task = task;
        }

        @Override
        public @Nullable Void call() {
            try {
                outcome.complete(task.call());
                end();
            } catch (Throwable failure) {
                if (left.decrementAndGet() == 0) {
                    outcome.completeExceptionally(failure);
                    end();
                }
            }
            return null;
        }
    }
}
