package dev.baton.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
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
    private final List<Future<T>> futures = new ArrayList<>();
    private final CompletableFuture<Future<T>> decisive = new CompletableFuture<>();
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
                Blocking.run(driven, decisive, "invokeAny() of " + executor);
            }
            return outcomeOf(decisive.get());
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
            if (driven != null) {
                Blocking.run(driven, decisive, Duration.ofNanos(nanos), "invokeAny() of " + executor);
            }
            return outcomeOf(decisive.get(nanos, TimeUnit.NANOSECONDS));
        } finally {
            cancelAll();
        }
    }

    private @Nullable DrivenScheduler driven() {
        return decisive.isDone() ? null : Blocking.drivenHere(executor.scheduler());
    }

    private void submitAll() {
        for (Callable<T> task : tasks) {
            ExecutorTask<T> future = executor.submit(task);
            futures.add(future);
            future.awaited().thenRun(() -> ended(future));
        }
    }

    private void ended(Future<T> future) {
        if (hasSucceeded(future) || left.decrementAndGet() == 0) {
            decisive.complete(future);
        }
    }

    private static boolean hasSucceeded(Future<?> done) {
        try {
            done.get();
            return true;
        } catch (ExecutionException | CancellationException | InterruptedException failure) {
            return false;
        }
    }

    private static <T extends @Nullable Object> T outcomeOf(Future<T> done) throws ExecutionException, InterruptedException {
        try {
            return done.get();
        } catch (CancellationException cancelled) { // with its scheduler, before it could fail
            throw new ExecutionException(cancelled);
        }
    }

    private void cancelAll() {
        for (Future<T> future : futures) {
            future.cancel(true);
        }
    }
}
