package dev.baton.platform;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import dev.baton.core.Unparker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler for production: a fixed number of threads that steal work from each other for the background, more for
 * tasks that block, and a {@link MainLoop} for the foreground.
 *
 * <h2>Order and threads</h2>
 *
 * Background tasks are ordered with nothing: they run at the same time on as many threads as there are, each thread
 * oldest first. Workers keep their order on any number of threads; a worker runs up to 64 tasks in a row before others
 * have a turn. Foreground tasks run on the thread of the main loop, in the order of submission. Labels and sessions are
 * carried and do not influence the order. Every method may be called from any thread, except {@link #park}.
 *
 * <h2>Tasks that block</h2>
 *
 * A task that blocks a thread of the pool takes it away from the others. Submit such tasks to {@link #elastic()}, which
 * starts threads as it needs them: it stands in for Reactor's {@code boundedElastic}, RxJava's {@code io} and
 * {@code Dispatchers.IO}, and the pool itself for the parallel schedulers.
 *
 * <h2>Time</h2>
 *
 * Delays are real time, measured on {@link System#nanoTime()}: a task never begins early, and late if the threads are
 * busy. Changes of the wall clock have no influence.
 *
 * <h2>Errors</h2>
 *
 * A task that throws, even an {@link Error}, ends no thread. What nobody took goes to the handler given to
 * {@link ThreadPoolSchedulerBuilder#errorHandler}, else to the uncaught exception handler of the thread.
 *
 * <p>The design follows the {@code ThreadPoolScheduler} of the Zed scheduler design.
 */
public final class ThreadPoolScheduler implements Scheduler {
    private final Timers timers = new Timers();
    private final Pool pool;
    private final Elastic elastic;
    private final Scheduler elasticScheduler;
    private final @Nullable Foreground foreground;
    private final Permit permit = new Permit();
    private final ErrorSink errors;
    private final String name;

    ThreadPoolScheduler(ThreadPoolSchedulerBuilder settings) {
        name = settings.name();
        errors = settings.errors();
        pool = new Pool(this, timers, settings.threads(), settings.queueLimit(), settings.overflow());
        elastic = new Elastic(this, timers, settings.elasticFactory(), settings.elasticThreads(), settings.elasticKeepAlive());
        elasticScheduler = new ElasticScheduler(this, elastic);
        MainLoop loop = settings.mainLoop();
        foreground = loop == null ? null : new Foreground(this, loop);
    }

    /**
     * Returns a scheduler with this many daemon threads and no foreground.
     *
     * @param threads positive
     * @throws IllegalArgumentException if {@code threads} is not positive
     */
    public static ThreadPoolScheduler create(int threads) {
        return builder().threads(threads).build();
    }

    /** Returns a builder of schedulers. */
    public static ThreadPoolSchedulerBuilder builder() {
        return new ThreadPoolSchedulerBuilder();
    }

    void start(Threads timerFactory, Threads poolFactory) {
        timerFactory.start(timers);
        pool.lives().forEach(poolFactory::start);
    }

    @Override
    public void submit(TaskNode task) {
        pool.submit(Objects.requireNonNull(task, "task"), 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        pool.submit(Objects.requireNonNull(task, "task"), delayNanos);
    }

    @Override
    public void submitForeground(TaskNode task, long delayNanos) {
        Objects.requireNonNull(task, "task");
        if (foreground == null) {
            Scheduler.super.submitForeground(task, delayNanos);
        } else {
            foreground.submit(task, delayNanos);
        }
    }

    /**
     * Returns the side of this scheduler for tasks that block: threads are started while all are busy, up to
     * {@link ThreadPoolSchedulerBuilder#elasticThreads}, and end when they have had nothing to do for a while. Beyond
     * that tasks wait in the order of submission. Whatever blocks here delays no task of the pool.
     *
     * <p>Foreground, time and errors are those of this scheduler, which also closes it; closing the result does nothing.
     *
     * @return always the same scheduler
     */
    public Scheduler elastic() {
        return elasticScheduler;
    }

    /** Returns true on the thread that is running the main loop; false everywhere if there is no main loop. */
    @Override
    public boolean isMainThread() {
        return foreground != null && foreground.isMainThread();
    }

    @Override
    public long nanoTime() {
        return Deadline.now();
    }

    /**
     * Waits on the main thread for the permit, in real time. No task runs meanwhile on this thread. An interrupt does
     * not end the wait; the thread is interrupted again when it is over.
     *
     * @param timeout how long at most; zero or negative means only to take a permit that is there
     * @return true if the permit was taken, false if the time ran out
     * @throws IllegalStateException if the caller is not on the thread that is running the main loop
     */
    @Override
    public boolean park(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        if (!isMainThread()) {
            throw new IllegalStateException("park was called on thread \"" + Thread.currentThread().getName()
                    + "\", but only the main thread of " + this + " may park. Call it inside a foreground task");
        }
        return permit.take(TimeUnit.NANOSECONDS.convert(timeout));
    }

    /** Returns the counterpart of {@link #park}, usable from any thread. Every unparker hands out the same permit. */
    @Override
    public Unparker unparker() {
        return permit::give;
    }

    /** Hands an error that nobody took to the error handler. Never throws. */
    @Override
    public void reportError(Throwable error) {
        errors.report(Objects.requireNonNull(error, "error"));
    }

    /** Returns true if the caller is a thread of this scheduler, so that what it submits belongs to work under way. */
    boolean isOwnThread() {
        return pool.isOwnThread() || elastic.isOwnThread() || isMainThread();
    }

    /** Returns how much there is to do. Takes time in proportion to the number of ready tasks. */
    public PoolSnapshot snapshot() {
        return new PoolSnapshot(
                pool.size(), pool.idle().count(), pool.ready(), timers.count(), elastic.threads(), elastic.queued());
    }

    /**
     * Rejects further tasks, cancels those that have not begun, and lets the threads end with what they are running. Does
     * not wait for that, so a task may call it. Closing twice does nothing; the main loop goes on.
     */
    @Override
    public void close() {
        pool.close();
        elastic.close();
        if (foreground != null) {
            foreground.close();
        }
        timers.close().forEach(task -> Nodes.groundOf(task).cancel(task));
    }

    /**
     * Closes this scheduler once the background has done what is ready: further tasks are rejected, except those that
     * running tasks submit; delayed tasks are cancelled; then it waits, and then closes. Foreground tasks that have not
     * begun by then are cancelled.
     *
     * @param patience how long to wait at most; zero or negative means not at all
     * @return true if everything was done, false if the time ran out or the thread was interrupted, and tasks were
     *     cancelled; an interrupt is kept
     * @throws IllegalStateException if a thread of this scheduler calls it, which would wait for itself
     */
    public boolean closeGracefully(Duration patience) {
        long deadline = Deadline.after(Math.max(0, TimeUnit.NANOSECONDS.convert(patience)));
        if (isOwnThread()) {
            throw new IllegalStateException("closeGracefully was called on thread \"" + Thread.currentThread().getName()
                    + "\" of " + this + ", which would wait for itself. Call it from outside, or call close()");
        }
        pool.drain();
        elastic.drain();
        timers.close().forEach(task -> Nodes.groundOf(task).cancel(task));
        try {
            return awaitQuiet(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            close();
        }
    }

    private boolean awaitQuiet(long deadline) throws InterruptedException {
        do {
            if (!elastic.awaitQuiet(deadline) || !pool.awaitQuiet(deadline)) {
                return false;
            }
        } while (!elastic.isQuiet()); // a task of the pool may have given it more
        return true;
    }

    /** Returns the kind of scheduler, the prefix of its thread names and the number of threads. */
    @Override
    public String toString() {
        return name;
    }
}
