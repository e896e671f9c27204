package dev.baton.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call of {@code invokeAll}: all tasks are submitted, and those that are not done when it ends are cancelled. */
final class InvokeAll<T extends @Nullable Object> {
    private final ExecutorView executor;
    private final Collection<? extends Callable<T>> tasks;
    private final List<Future<T>> futures = new ArrayList<>();

    InvokeAll(ExecutorView executor, Collection<? extends Callable<T>> tasks) {
        this.executor = executor;
        this.tasks = Objects.requireNonNull(tasks, "tasks");
    }

    List<Future<T>> await() throws InterruptedException {
        try {
            submitAll();
            for (Future<T> future : futures) {
                outcome(future);
            }
            return futures;
        } finally {
            cancelAll();
        }
    }

    /**
     * Waits no longer than to a point in time.
     *
     * @param end on the scheduler's clock
     */
    List<Future<T>> await(long end) throws InterruptedException {
        try {
            submitAll();
            for (Future<T> future : futures) {
                outcome(future, end - executor.scheduler().nanoTime());
            }
        } catch (TimeoutException noMoreTime) {
            // What is not done is cancelled.
        } finally {
            cancelAll();
        }
        return futures;
    }

    private void submitAll() {
        for (Callable<T> task : tasks) {
            futures.add(executor.submit(task));
        }
    }

    private void outcome(Future<T> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException | CancellationException itsOwner) {
            // It is in the future, for whoever asks that.
        }
    }

    private void outcome(Future<T> future, long nanos) throws InterruptedException, TimeoutException {
        try {
            future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException itsOwner) {
            // It is in the future, for whoever asks that.
        }
    }

    private void cancelAll() {
        for (Future<T> future : futures) {
            future.cancel(true); // which does nothing to one that is done
        }
    }
}
