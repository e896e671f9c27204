package dev.baton.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks: now or later, in any order or in a lane, on any thread or on the main thread.
 *
 * <h2>Order and threads</h2>
 *
 * Tasks submitted here are ordered with nothing and may run at the same time. Tasks of one {@link Worker} run one at a
 * time in the order of submission; a delayed one takes its place when it becomes due, and those of equal due time keep
 * the order of submission. Foreground tasks run on the main thread only, in order within their session. Every method
 * may be called from any thread unless the implementation says otherwise.
 *
 * <h2>Time</h2>
 *
 * Delays are measured on {@link #nanoTime()}. A zero or negative delay or period means as soon as possible; a delay too
 * long for a {@code long} of nanoseconds (292 years) means never. {@link #now()} is a wall clock, for time stamps only.
 *
 * <h2>Errors and closing</h2>
 *
 * A task that throws stops nothing else; what nobody took reaches {@link #reportError}. Every accepted task runs, is
 * cancelled, or is reported. After {@link #close()} submissions throw
 * {@link java.util.concurrent.RejectedExecutionException}.
 *
 * <h2>Implementing</h2>
 *
 * Five methods are abstract; the defaults build everything else from them. The rules an implementation must keep are
 * numbered in the contract and proven by the conformance suite.
 */
public interface Scheduler extends AutoCloseable {

    // What an implementation provides.

    /**
     * Accepts a task that is ready now.
     *
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    void submit(TaskNode task);

    /**
     * Accepts a task that becomes ready after a delay.
     *
     * @param delayNanos nanoseconds on {@link #nanoTime()}; zero or negative means now, {@link Long#MAX_VALUE} never
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    void submit(TaskNode task, long delayNanos);

    /** Returns true if the caller runs on the main thread, where foreground tasks run. */
    boolean isMainThread();

    /** Returns monotonic time in nanoseconds from an arbitrary origin. */
    long nanoTime();

    /** Rejects further tasks and cancels those that have not begun. Closing twice does nothing. */
    @Override
    void close();

    // What an implementation may provide.

    /**
     * Accepts a task for the main thread.
     *
     * @param delayNanos as for {@link #submit(TaskNode, long)}
     * @throws UnsupportedOperationException if this scheduler has no foreground
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default void submitForeground(TaskNode task, long delayNanos) {
        throw new UnsupportedOperationException(
                this + " has no foreground. Give it one when you build it, or submit the task to the background");
    }

    /**
     * Returns a new worker with a lane of its own.
     *
     * @implSpec returns a worker that chains its tasks over {@link #submit(TaskNode)}, which keeps order on any
     *     scheduler, thread pools included
     */
    default Worker createWorker() {
        return new SerialWorker(this);
    }

    /**
     * Returns a new worker on the foreground lane of a session.
     *
     * @param session the session, or null for that of the caller
     * @throws UnsupportedOperationException if this scheduler has no foreground
     * @implSpec returns a worker that passes its tasks to {@link #submitForeground}
     */
    default Worker createForegroundWorker(@Nullable SessionId session) {
        Scheduler foreground = session == null ? foreground() : inSession(session).foreground();
        return new ForwardingWorker(foreground);
    }

    /**
     * Returns the wall clock, for time stamps. It may jump; measure with {@link #nanoTime()}.
     *
     * @implSpec returns {@link Instant#now()}
     */
    default Instant now() {
        return Instant.now();
    }

    /**
     * Waits on the main thread for the permit that {@link #unparker()} hands out, as
     * {@link java.util.concurrent.locks.LockSupport#parkNanos} does.
     *
     * @param timeout how long at most; zero or negative means only to take a permit that is there
     * @return true if the permit was taken, false if the time ran out
     * @throws IllegalStateException if the caller is not on the main thread
     * @implSpec returns false at once
     */
    default boolean park(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        return false;
    }

    /**
     * Returns the counterpart of {@link #park}, usable from any thread.
     *
     * @implSpec returns an unparker that does nothing
     */
    default Unparker unparker() {
        return () -> {};
    }

    /**
     * Receives an error that nobody took: not the library the task came from, not the user's handler, not a
     * {@link Task} somebody holds.
     *
     * @implSpec hands it to the uncaught exception handler of the current thread
     */
    default void reportError(Throwable error) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, Objects.requireNonNull(error, "error"));
    }

    /**
     * Returns the scheduler behind a view or worker, which is where its tasks run in the end.
     *
     * @implSpec returns this
     */
    default Scheduler base() {
        return this;
    }

    /**
     * Returns true if it makes a difference here which label or session a task has; if not, bridges need not look for
     * them. The answer never changes.
     *
     * @implSpec returns true
     */
    default boolean usesLabels() {
        return true;
    }

    /**
     * Returns the label that tasks submitted here get unless they bring their own, or null.
     *
     * @implSpec returns null; a view or the worker of one returns its label
     */
    default @Nullable TaskLabel defaultLabel() {
        return null;
    }

    /**
     * Returns the session that tasks submitted here belong to unless they bring their own, or null if they inherit one.
     *
     * @implSpec returns null; a view or the worker of one returns its session
     */
    default @Nullable SessionId defaultSession() {
        return null;
    }

    /**
     * Returns who hears of the tasks of this scheduler, or null; asked when a worker is made.
     *
     * @implSpec returns null
     */
    default @Nullable SchedulerObserver observer() {
        return null;
    }

    /**
     * Returns the side of this scheduler for tasks that block a thread, where that would take it away from others.
     *
     * @return a scheduler that is closed with this one
     * @implSpec returns this
     */
    default Scheduler elastic() {
        return this;
    }

    // What users call.

    /**
     * Runs a task as soon as possible.
     *
     * @return its handle
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default Cancellable schedule(Runnable task) {
        TaskNode node = new RunnableNode(task);
        submit(node);
        return node;
    }

    /**
     * Runs a task of a given kind as soon as possible. This label beats that of a view.
     *
     * @return its handle
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default Cancellable scheduleLabeled(Runnable task, TaskLabel label) {
        TaskNode node = new RunnableNode(task);
        node.labelIfAbsent(Objects.requireNonNull(label, "label"));
        submit(node);
        return node;
    }

    /**
     * Runs a task on the main thread as soon as possible, behind the foreground tasks of its session. Any thread may
     * call this.
     *
     * @return its handle
     * @throws UnsupportedOperationException if this scheduler has no foreground
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default Cancellable scheduleForeground(Runnable task) {
        TaskNode node = new RunnableNode(task);
        submitForeground(node, 0);
        return node;
    }

    /**
     * Runs a task after a delay.
     *
     * @param delay zero or negative means as soon as possible; more than 292 years means never
     * @return its handle
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default Cancellable scheduleAfter(Duration delay, Runnable task) {
        long nanos = Nanos.of(Objects.requireNonNull(delay, "delay"));
        TaskNode node = new RunnableNode(task);
        submit(node, nanos);
        return node;
    }

    /**
     * Runs a task after an initial delay and then at a fixed rate that does not drift, until it is cancelled or throws.
     *
     * @param initial until the first run; zero or negative means as soon as possible
     * @param period between due times; zero or negative means again as soon as possible
     * @return its handle, which ends the repetition too
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
        Objects.requireNonNull(task, "task");
        long nanos = Nanos.of(Objects.requireNonNull(period, "period"));
        PeriodicRunnableNode node = new PeriodicRunnableNode(this, nanos, task);
        node.start(Nanos.of(Objects.requireNonNull(initial, "initial")));
        return node;
    }

    /**
     * Computes a value in the background.
     *
     * @return the value to be; it fails with what the callable throws
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default <T extends @Nullable Object> Task<T> spawn(Callable<? extends T> callable) {
        Task<T> task = Task.of(this, callable, null);
        task.start(this);
        return task;
    }

    /**
     * Computes a value in the background as work of a given kind. This label beats that of a view.
     *
     * @return the value to be; it fails with what the callable throws
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default <T extends @Nullable Object> Task<T> spawnLabeled(TaskLabel label, Callable<? extends T> callable) {
        Task<T> task = Task.of(this, callable, Objects.requireNonNull(label, "label"));
        task.start(this);
        return task;
    }

    /**
     * Computes a value on the main thread.
     *
     * @return the value to be; it fails with what the callable throws
     * @throws UnsupportedOperationException if this scheduler has no foreground
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default <T extends @Nullable Object> Task<T> spawnForeground(Callable<? extends T> callable) {
        Task<T> task = Task.of(this, callable, null);
        task.start(foreground());
        return task;
    }

    /**
     * Starts asynchronous work in the background; the task is done when the stage is.
     *
     * @return the value to be; it fails with what the supplier throws or the stage fails with
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default <T extends @Nullable Object> Task<T> spawnAsync(Supplier<? extends CompletionStage<? extends T>> starter) {
        Task<T> task = Task.ofAsync(this, starter);
        task.start(this);
        return task;
    }

    /**
     * Returns a task that completes after a delay.
     *
     * @param delay zero or negative means as soon as possible; more than 292 years means never
     * @throws java.util.concurrent.RejectedExecutionException if this scheduler is closed
     */
    default Task<@Nullable Void> timer(Duration delay) {
        long nanos = Nanos.of(Objects.requireNonNull(delay, "delay"));
        Task<@Nullable Void> task = Task.of(this, () -> null, null);
        task.startAfter(this, nanos);
        return task;
    }

    // Views: values that add a label, a session, a context or the foreground to what is submitted through them.

    /** Returns a view whose tasks have a label unless they bring their own. Closing it closes nothing. */
    default Scheduler labeled(TaskLabel label) {
        return SchedulerView.of(this).withLabel(Objects.requireNonNull(label, "label"));
    }

    /** Returns a view whose tasks belong to a session unless they bring their own. Closing it closes nothing. */
    default Scheduler inSession(SessionId session) {
        return SchedulerView.of(this).withSession(Objects.requireNonNull(session, "session"));
    }

    /**
     * Returns a view whose tasks run on the main thread. Its workers are handles on the foreground lane. Closing it
     * closes nothing.
     */
    default Scheduler foreground() {
        return SchedulerView.of(this).onForeground();
    }

    /**
     * Returns a view whose tasks run in a context that is captured when they are submitted, unless they have one
     * already. Closing it closes nothing.
     *
     * @param capture takes the context of the thread that submits; views are equal if it is, among others
     */
    default Scheduler propagating(TaskNode.ContextCapture capture) {
        return SchedulerView.of(this).withContext(Objects.requireNonNull(capture, "capture"));
    }

    /**
     * Returns an executor whose tasks run here: a {@link ScheduledExecutorService} with the rules of
     * {@link java.util.concurrent.ScheduledThreadPoolExecutor} on this scheduler's threads and clock. What was submitted
     * through it is ordered as what is submitted here; on a {@link Worker} or a {@link #foreground() foreground} it runs
     * one at a time.
     *
     * <h4>Time</h4>
     *
     * Delays, periods and timeouts are measured on {@link #nanoTime()}; a delay of more than 292 years means never. A fixed
     * rate does not drift. A period that is not positive is an {@link IllegalArgumentException}.
     *
     * <h4>Blocking calls</h4>
     *
     * On the thread that drives a test scheduler {@code get}, {@code invokeAll}, {@code invokeAny},
     * {@code awaitTermination} and {@code close} run it until they can return, in virtual time, their timeouts included.
     * If nothing is left that could let them return, those without a timeout throw a
     * {@link dev.baton.core.testing.DeadlockError}. Inside a task they throw {@link IllegalStateException}, unless the test
     * scheduler allows nested blocking. On other threads, and in production, they block the thread.
     *
     * <h4>Errors and interrupts</h4>
     *
     * What a task throws is in its future, and reaches nobody else; a periodic task ends by it. What was given to
     * {@code execute} has no future, so its error reaches {@link #reportError}. {@code cancel(true)} from another thread
     * interrupts the task that runs, and never the one after it; from inside the task it interrupts nobody.
     *
     * <h4>Closing</h4>
     *
     * Each executor has a life of its own, and closing it ends its own tasks only. {@code shutdown} lets what was accepted
     * run, delayed tasks too, and cancels periodic ones, of which a run in progress comes to its end. {@code shutdownNow}
     * interrupts what runs and returns what has not begun, neither run nor cancelled: the futures, and the runnables that
     * were given to {@code execute}. If this scheduler is closed, pending futures are cancelled.
     *
     * @return a new executor; {@link #of(ExecutorService)} leads back here
     */
    default ScheduledExecutorService asExecutorService() {
        return new ExecutorView(this);
    }

    /**
     * Returns an executor that runs each task after a delay, as
     * {@link java.util.concurrent.CompletableFuture#delayedExecutor} does in real time.
     *
     * @param delay zero or negative means as soon as possible; more than 292 years means never
     */
    default Executor delayedExecutor(Duration delay) {
        Objects.requireNonNull(delay, "delay");
        return task -> scheduleAfter(delay, task);
    }

    /**
     * Returns a scheduler that begins its tasks in the order in which they became ready, and never has more than a given
     * number of them under way. A test scheduler chooses among those that may begin; one that waits behind them is no
     * candidate yet. Where tasks run one at a time anyway, on a worker or the foreground, it is that itself.
     *
     * <p>It owns nothing. Closing it closes nothing, and two of them do not count together. A task that waits when this
     * scheduler is closed is cancelled.
     *
     * @param most how many tasks at once, at least 1
     * @throws IllegalArgumentException if that is not positive
     * @implSpec returns a scheduler that submits its tasks here, no more than that at a time
     */
    default Scheduler limitedTo(int most) {
        return new LimitedScheduler(this, most);
    }

    /** Returns {@link #now()} as a clock in UTC; two clocks of one scheduler are equal. */
    default Clock asClock() {
        return asClock(ZoneOffset.UTC);
    }

    /** Returns {@link #now()} as a clock in a zone. */
    default Clock asClock(ZoneId zone) {
        return new SchedulerClock(base(), Objects.requireNonNull(zone, "zone"));
    }

    // Ours from theirs.

    /**
     * Returns an executor as a scheduler.
     *
     * <p>Order and threads are the executor's, except that workers keep their order on any executor. There is no
     * foreground. Delays are its own if it is a {@link ScheduledExecutorService}; for any other the JDK's shared timer
     * thread hands each task over when it is due. To cancel a timer takes logarithmic time at most, and lets go of the task
     * at once.
     *
     * <p>What the executor rejects is rejected. A task of which it can say so only when it is due is cancelled then, and
     * the rejection reaches {@link #reportError}. An executor that drops tasks without a word, as one with a discarding
     * policy does or one that is shut down with work pending, leaves them pending here: close the scheduler first.
     *
     * <p>Closing the scheduler cancels what was submitted through it and refuses more. The executor is somebody else's, so
     * it goes on.
     *
     * @param executor any executor; for one made by {@link #asExecutorService()} its scheduler is returned
     */
    static Scheduler of(ExecutorService executor) {
        return Objects.requireNonNull(executor, "executor") instanceof ExecutorView view
                ? view.scheduler()
                : new ExecutorScheduler(executor);
    }
}
