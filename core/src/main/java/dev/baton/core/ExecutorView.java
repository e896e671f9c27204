package dev.baton.core;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A scheduler as an executor; see {@link Scheduler#asExecutorService()}. */
final class ExecutorView extends AbstractExecutorService implements ScheduledExecutorService {
    private final Scheduler scheduler;
    private final @Nullable DrivenScheduler labels; // where labels are inherited: only it knows of them
    private final ExecutorLife life;

    ExecutorView(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.labels = scheduler.base() instanceof DrivenScheduler driven && scheduler.defaultLabel() == null ? driven : null;
        this.life = new ExecutorLife(scheduler);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    // Submitting.

    @Override
    public void execute(Runnable task) {
        submit(new ExecutorNode(life.scope(), Objects.requireNonNull(task, "task")), 0);
    }

    @Override
    public <T extends @Nullable Object> ExecutorTask<T> submit(Callable<T> task) {
        return once(Objects.requireNonNull(task, "task"), task, 0);
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Runnable task, T result) {
        return once(Executors.callable(Objects.requireNonNull(task, "task"), result), task, 0);
    }

    @Override
    public Future<?> submit(Runnable task) {
        return once(Executors.callable(Objects.requireNonNull(task, "task")), task, 0);
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return once(Objects.requireNonNull(task, "task"), task, nanos(delay, unit));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return once(Executors.callable(Objects.requireNonNull(task, "task")), task, nanos(delay, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return repeating(task, nanos(initialDelay, unit), nanos(period, unit), 1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        return repeating(task, nanos(initialDelay, unit), nanos(delay, unit), -1);
    }

    /** For {@link java.util.concurrent.ExecutorCompletionService}: its futures, too, run the scheduler when they are asked. */
    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new ExecutorTask<>(callable, callable, scheduler, 0, false, 0);
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new ExecutorTask<>(Executors.callable(runnable, value), runnable, scheduler, 0, false, 0);
    }

    private static long nanos(long time, TimeUnit unit) {
        return Objects.requireNonNull(unit, "unit").toNanos(time); // which saturates
    }

    private <V extends @Nullable Object> ExecutorTask<V> once(Callable<V> callable, Object calls, long delayNanos) {
        ExecutorScope scope = life.scope();
        ExecutorTask<V> future = new ExecutorTask<>(callable, calls, scheduler, delayNanos, false, scope.nextNumber());
        ExecutorNode node = new ExecutorNode(scope, future);
        future.work(node);
        submit(node, delayNanos);
        return future;
    }

    private void submit(ExecutorNode node, long delayNanos) {
        node.labelIfAbsent(inheritedLabel());
        if (!node.submitAfter(delayNanos)) {
            throw rejection(node);
        }
    }

    private ScheduledFuture<?> repeating(Runnable task, long initialNanos, long periodNanos, int sign) {
        Callable<?> callable = Executors.callable(Objects.requireNonNull(task, "task"));
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("The period must be positive, but is " + Duration.ofNanos(periodNanos)
                    + ". To repeat without a pause, let the task submit itself again");
        }
        ExecutorScope scope = life.scope();
        ExecutorTask<?> future = new ExecutorTask<>(callable, task, scheduler, initialNanos, true, scope.nextNumber());
        ExecutorPeriodicNode node = new ExecutorPeriodicNode(scope, future, sign * periodNanos);
        future.work(node);
        node.labelIfAbsent(inheritedLabel());
        if (!node.start(initialNanos)) {
            throw rejection(node);
        }
        return future;
    }

    /** Returns the label of the task that submits, as there is no context that it could come in. */
    private @Nullable TaskLabel inheritedLabel() {
        return labels == null ? null : labels.currentLabel();
    }

    private RejectedExecutionException rejection(TaskNode task) {
        return new RejectedExecutionException("Task " + task.name() + " was submitted to " + this + " after its shutdown."
                + " Submit before shutdown(), or keep the executor open until the work is done");
    }

    // Many at once.

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
            throws InterruptedException {
        return new InvokeAll<T>(this, tasks).await();
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) throws InterruptedException {
        long end = Nanos.saturatedAdd(scheduler.nanoTime(), Math.max(0, nanos(timeout, unit)));
        return new InvokeAll<T>(this, tasks).await(end);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        return new InvokeAny<T>(this, tasks).await();
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long nanos = nanos(timeout, unit);
        return new InvokeAny<T>(this, tasks).await(nanos);
    }

    // Ending.

    @Override
    public void shutdown() {
        life.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return life.stop();
    }

    @Override
    public boolean isShutdown() {
        return life.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return life.terminated().isDone();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        CompletableFuture<@Nullable Void> terminated = life.terminated();
        DrivenScheduler driven = terminated.isDone() ? null : Blocking.drivenHere(scheduler);
        try {
            if (driven == null) {
                terminated.get(timeout, unit);
            } else {
                Blocking.run(driven, terminated, Duration.ofNanos(nanos(timeout, unit)), "awaitTermination() of " + this);
            }
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed); // it is completed with nothing else than a value
        }
    }

    /** Shuts down and waits for the end, as JDK 19 says; an interrupt stops what is left. */
    // On JDK 17 the interface has no such method. Its default asks for one day at a time, and virtual days are short.
    @SuppressWarnings("MissingOverride")
    public void close() {
        life.shutdown();
        boolean interrupted = false;
        while (!isTerminated()) {
            try {
                awaitEnd();
            } catch (InterruptedException e) {
                if (!interrupted) {
                    life.stop();
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws InterruptedException {
        DrivenScheduler driven = Blocking.drivenHere(scheduler);
        if (driven == null) {
            awaitTermination(1, TimeUnit.DAYS);
        } else {
            Blocking.run(driven, life.terminated(), "close() of " + this);
        }
    }

    /** Names the scheduler. */
    @Override
    public String toString() {
        return scheduler + ".asExecutorService()";
    }
}
