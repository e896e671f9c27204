package dev.baton.core;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The value to be of work spawned on a {@link Scheduler}: a {@link CompletableFuture} that stays on its scheduler.
 *
 * <h2>What differs from a plain future</h2>
 *
 * <ul>
 *   <li>Stages attached to it are tasks too, and {@code *Async} methods without an executor run on the same scheduler,
 *       in the session of whoever attached them, never in the common pool.
 *   <li>{@link #join()} and {@link #get()} on the thread that drives a test scheduler run it instead of waiting for
 *       ever; inside a task they are refused there, because no other task could run.
 *   <li>{@link #cancel(boolean)} removes work that has not begun from the scheduler. It never interrupts. So does
 *       completing the task by hand.
 *   <li>{@link #orTimeout} and {@link #completeOnTimeout} measure on the scheduler's clock.
 *   <li>{@code obtrude…} is not supported: what a task became stays.
 * </ul>
 *
 * <p>{@link #allOf(CompletableFuture[]) allOf} and {@link #anyOf(CompletableFuture[]) anyOf} return tasks too. The other
 * statics are those of {@code CompletableFuture} and know of no scheduler: {@code supplyAsync} is
 * {@link Scheduler#spawn}, {@code delayedExecutor} is {@link Scheduler#delayedExecutor}.
 *
 * <h2>One step or two</h2>
 *
 * Non-async stages run as part of the task that completes this one: no other task comes between. Where code must not rely
 * on that, {@link #splitCompletions()} makes the completion a task of its own. A failure goes to whoever holds the task
 * and to nobody else.
 *
 * @param <T> the type of the value
 */
public final class Task<T extends @Nullable Object> extends CompletableFuture<T> implements Cancellable {
    private final Scheduler scheduler;
    private final @Nullable TaskNode work;

    private Task(Scheduler scheduler, @Nullable TaskNode work) {
        this.scheduler = scheduler;
        this.work = work;
    }

    /**
     * Returns a task on a scheduler that becomes what a stage becomes. Cancelling the task, or completing it by hand,
     * cancels the future of the stage.
     *
     * @param stage may complete on any thread; what follows the task runs there
     */
    public static <T extends @Nullable Object> Task<T> of(Scheduler scheduler, CompletionStage<? extends T> stage) {
        Task<T> task = new Task<>(scheduler.base(), null);
        CompletableFuture<? extends T> source = stage.toCompletableFuture();
        if (source instanceof Task<?> known && task.scheduler instanceof DrivenScheduler driven) {
            driven.attached(task, known);
        }
        source.whenComplete((value, failure) -> {
            if (failure == null) {
                task.succeed(value);
            } else {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
                task.fail(cause == null ? failure : cause);
            }
        });
        task.whenComplete((value, failure) -> source.cancel(false)); // does nothing if that is done
        return task;
    }

    static <T extends @Nullable Object> Task<T> of(
            Scheduler scheduler, Callable<? extends T> callable, @Nullable TaskLabel label) {
        CallableNode<T> node = new CallableNode<>(callable);
        node.labelIfAbsent(label);
        Task<T> task = new Task<>(scheduler.base(), node);
        node.task = task;
        return task;
    }

    static <T extends @Nullable Object> Task<T> ofAsync(
            Scheduler scheduler, Supplier<? extends CompletionStage<? extends T>> starter) {
        AsyncNode<T> node = new AsyncNode<>(starter);
        Task<T> task = new Task<>(scheduler.base(), node);
        node.task = task;
        return task;
    }

    /**
     * Returns a task that is done when all futures are, and fails if any does, with the failure of one of them.
     *
     * @param futures at least one of them a task, on whose scheduler the result is; none is needed by
     *     {@link #allOf(Scheduler, Collection)}
     * @throws IllegalArgumentException if none of them is a task
     */
    public static Task<@Nullable Void> allOf(CompletableFuture<?>... futures) {
        return new Task<@Nullable Void>(schedulerOf(futures), null).following(CompletableFuture.allOf(futures), futures);
    }

    /** Returns a task on a scheduler that is done when all stages are, and fails if any does; with none it is done. */
    public static Task<@Nullable Void> allOf(Scheduler scheduler, Collection<? extends CompletionStage<?>> stages) {
        CompletableFuture<?>[] futures = futures(stages);
        return new Task<@Nullable Void>(scheduler.base(), null).following(CompletableFuture.allOf(futures), futures);
    }

    /**
     * Returns a task that is done when the first of the futures is, with its value or failure.
     *
     * @param futures at least one of them a task, on whose scheduler the result is; none is needed by
     *     {@link #anyOf(Scheduler, Collection)}
     * @throws IllegalArgumentException if none of them is a task
     */
    public static Task<@Nullable Object> anyOf(CompletableFuture<?>... futures) {
        return new Task<@Nullable Object>(schedulerOf(futures), null).following(CompletableFuture.anyOf(futures), futures);
    }

    /**
     * Returns a task on a scheduler that is done when the first of the stages is, with its value or failure; with none it
     * is never done.
     */
    public static Task<@Nullable Object> anyOf(Scheduler scheduler, Collection<? extends CompletionStage<?>> stages) {
        CompletableFuture<?>[] futures = futures(stages);
        return new Task<@Nullable Object>(scheduler.base(), null).following(CompletableFuture.anyOf(futures), futures);
    }

    private static CompletableFuture<?>[] futures(Collection<? extends CompletionStage<?>> stages) {
        return stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new);
    }

    private static Scheduler schedulerOf(CompletableFuture<?>... futures) {
        for (CompletableFuture<?> future : futures) {
            if (future instanceof Task<?> task) {
                return task.scheduler;
            }
        }
        throw new IllegalArgumentException("None of the futures is a Task, so there is no scheduler for the result."
                + " Name one: Task.allOf(scheduler, futures)");
    }

    private Task<T> following(CompletableFuture<? extends T> source, CompletableFuture<?>... waitsFor) {
        if (scheduler instanceof DrivenScheduler driven) {
            for (CompletableFuture<?> future : waitsFor) {
                if (future instanceof Task<?> task) {
                    driven.attached(this, task);
                }
            }
        }
        source.whenComplete((value, failure) -> {
            if (failure == null) {
                succeed(value);
            } else {
                fail(failure);
            }
        });
        return this;
    }

    void start(Scheduler target) {
        target.submit(Objects.requireNonNull(work));
    }

    void startAfter(Scheduler target, long delayNanos) {
        target.submit(Objects.requireNonNull(work), delayNanos);
    }

    // Called by the node.

    void succeed(T value) {
        super.complete(value);
    }

    /** Returns false if this task was done by other means and does not take the failure; a cancelled one takes it. */
    boolean fail(Throwable failure) {
        return super.completeExceptionally(failure) || isCancelled();
    }

    void abandon() {
        super.cancel(false);
    }

    /** Returns the id of this task. */
    public TaskId id() {
        return new TaskId(this);
    }

    /** Returns what is known about this task; a stage attached to another task has neither label nor session. */
    public TaskMetadata metadata() {
        TaskNode node = work;
        if (node == null) {
            return new TaskMetadata(id(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        Optional<StackTraceElement> site =
                scheduler instanceof DrivenScheduler driven ? driven.spawnLocation(node) : Optional.empty();
        return new TaskMetadata(id(), Optional.ofNullable(node.label()), Optional.ofNullable(node.session()), site);
    }

    /** Returns a task on the same scheduler. */
    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        Task<U> stage = new Task<>(scheduler, null);
        if (scheduler instanceof DrivenScheduler driven) {
            driven.attached(stage, this);
        }
        return stage;
    }

    /**
     * Returns a task with the outcome of this one that becomes done in a task of its own, afterwards: between the two
     * anything may happen that is ready. As with a waker, whoever waits for a task then finds a world that has moved on.
     * What follows the result by its non-async stages is part of that task; call this once for each follower that is to
     * have its own.
     *
     * @return on the same scheduler, with the label of this task, in the session of the caller
     */
    public Task<T> splitCompletions() {
        Task<T> split = of(scheduler, this::outcome, work == null ? null : work.label());
        Scheduler target = ofCaller();
        whenComplete((value, failure) -> split.startOrFail(target));
        return split;
    }

    private T outcome() throws Exception {
        try {
            return super.join();
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof Exception failure) {
                throw failure;
            }
            if (wrapped.getCause() instanceof Error failure) {
                throw failure;
            }
            throw wrapped;
        }
    }

    private void startOrFail(Scheduler target) {
        if (isDone()) {
            return; // by hand, or cancelled
        }
        try {
            start(target);
        } catch (RejectedExecutionException closed) {
            fail(closed);
        }
    }

    /** Returns what does the work of this task; null for a stage attached to another. */
    @Nullable TaskNode work() {
        return work;
    }

    /** Returns a task on the same scheduler that follows this one. */
    @Override
    public CompletionStage<T> minimalCompletionStage() {
        return copy();
    }

    /** Fails this task with a {@link TimeoutException} if it is not done in time on the scheduler's clock. */
    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        return expiring(timeout, unit, () -> completeExceptionally(new TimeoutException(
                "The task was not done within " + timeout + " " + unit.name().toLowerCase(Locale.ROOT))));
    }

    /** Completes this task with a value if it is not done in time on the scheduler's clock. */
    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        return expiring(timeout, unit, () -> complete(value));
    }

    private Task<T> expiring(long timeout, TimeUnit unit, Runnable expiry) {
        if (!isDone()) {
            Cancellable timer = scheduler.scheduleAfter(Duration.ofNanos(unit.toNanos(timeout)), expiry);
            whenComplete((value, failure) -> timer.cancel());
        }
        return this;
    }

    /** Returns the scheduler, in the session of the caller; without one, stages inherit that of the completing task. */
    @Override
    public Executor defaultExecutor() {
        return ofCaller()::schedule;
    }

    private Scheduler ofCaller() {
        SessionId session = scheduler instanceof DrivenScheduler driven ? driven.currentSession() : null;
        return session == null ? scheduler : scheduler.inSession(session);
    }

    /**
     * Waits for the value; on the driver of a test scheduler, by running it.
     *
     * @throws IllegalStateException inside a task of a test scheduler
     */
    @Override
    public T join() {
        drive();
        return super.join();
    }

    /**
     * Waits for the value; on the driver of a test scheduler, by running it.
     *
     * @throws IllegalStateException inside a task of a test scheduler
     */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        drive();
        return super.get();
    }

    /**
     * Waits for the value; on the driver of a test scheduler, by running it, and then the timeout is virtual time.
     *
     * @throws IllegalStateException inside a task of a test scheduler
     */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        DrivenScheduler driven = driven();
        if (driven != null) {
            driven.blockOn(handle((value, failure) -> null), Duration.ofNanos(unit.toNanos(timeout)));
        }
        return super.get(timeout, unit);
    }

    private void drive() {
        DrivenScheduler driven = driven();
        if (driven != null) {
            driven.blockOn(handle((value, failure) -> null));
        }
    }

    private @Nullable DrivenScheduler driven() {
        return !isDone() && scheduler instanceof DrivenScheduler driven && driven.isDriverThread() ? driven : null;
    }

    /** Cancels this task and removes its work if that has not begun. Never interrupts. */
    @Override
    public boolean cancel() {
        return cancel(false);
    }

    /**
     * Cancels this task and removes its work if that has not begun.
     *
     * @param mayInterruptIfRunning has no effect: Baton never interrupts
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!isDone()) {
            removeWork(); // before the stages that depend on this one look
        }
        return super.cancel(false);
    }

    /** Completes this task by hand and removes its work if that has not begun. */
    @Override
    public boolean complete(T value) {
        boolean completed = super.complete(value);
        if (completed) {
            removeWork();
        }
        return completed;
    }

    /** Fails this task by hand and removes its work if that has not begun. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean completed = super.completeExceptionally(failure);
        if (completed) {
            removeWork();
        }
        return completed;
    }

    private void removeWork() {
        if (work != null) {
            work.cancel();
        }
    }

    /** Not supported: what a task became stays. */
    @Override
    public void obtrudeValue(T value) {
        throw new UnsupportedOperationException("The outcome of a task cannot be replaced");
    }

    /** Not supported: what a task became stays. */
    @Override
    public void obtrudeException(Throwable failure) {
        throw new UnsupportedOperationException("The outcome of a task cannot be replaced");
    }
}
