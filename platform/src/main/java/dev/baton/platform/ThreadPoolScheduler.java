package dev.baton.platform;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import dev.baton.core.Unparker;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler for production: a fixed number of threads for the background, and a {@link MainLoop} for the foreground.
 *
 * <h2>Order and threads</h2>
 *
 * Background tasks begin in the order of submission, delayed ones in the order of their due times, and then run at the
 * same time on as many threads as there are. Workers keep their order on any number of threads. Foreground tasks run on
 * the thread of the main loop, in the order of submission. Labels and sessions are carried and do not influence the
 * order. Every method may be called from any thread, except {@link #park}.
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
    private final Background background = new Background(this);
    private final @Nullable Foreground foreground;
    private final Permit permit = new Permit();
    // Known so that closing reaches what waits behind a task that is running; a worker nobody uses is forgotten.
    private final Set<Worker> workers = Collections.newSetFromMap(new WeakHashMap<>());
    private final ErrorSink errors;
    private final String name;

    ThreadPoolScheduler(String name, @Nullable MainLoop loop, ErrorSink errors) {
        this.name = name;
        this.foreground = loop == null ? null : new Foreground(this, loop);
        this.errors = errors;
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

    Background background() {
        return background;
    }

    @Override
    public void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        background.submit(Objects.requireNonNull(task, "task"), delayNanos);
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

    @Override
    public Worker createWorker() {
        Worker worker = Scheduler.super.createWorker();
        synchronized (workers) {
            workers.add(worker);
        }
        return worker;
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

    /**
     * Rejects further tasks, cancels those that no thread has taken yet, and lets the threads end with what they are
     * running. Does not wait for that, so a task may call it. Closing twice does nothing; the main loop goes on.
     */
    @Override
    public void close() {
        background.close();
        if (foreground != null) {
            foreground.close();
        }
        openWorkers().forEach(Worker::close);
    }

    private List<Worker> openWorkers() {
        synchronized (workers) {
            return List.copyOf(workers);
        }
    }

    /** Returns the kind of scheduler, the prefix of its thread names and the number of threads. */
    @Override
    public String toString() {
        return name;
    }
}
