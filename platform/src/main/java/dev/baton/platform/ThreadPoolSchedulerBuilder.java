package dev.baton.platform;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ThreadPoolScheduler}; every setting has a default, which each method names.
 *
 * <p>The threads are named {@code <prefix>-1} and so on, the elastic ones {@code <prefix>-elastic-1}, and the timer thread
 * {@code <prefix>-timer-1}.
 */
public final class ThreadPoolSchedulerBuilder extends PlatformSchedulerBuilder<ThreadPoolSchedulerBuilder> {
    private int threads = Runtime.getRuntime().availableProcessors();
    private int elasticThreads = Math.max(64, 10 * Runtime.getRuntime().availableProcessors());
    private long elasticKeepAlive = TimeUnit.MINUTES.toNanos(1);
    private int queueLimit;
    private Overflow overflow = Overflow.REJECT;
    private boolean daemon = true;
    private int priority = Thread.NORM_PRIORITY;
    private @Nullable ThreadFactory threadFactory;
    private @Nullable UncaughtExceptionHandler uncaughtHandler;

    ThreadPoolSchedulerBuilder() {}

    /**
     * Sets how many threads run background tasks. Default: one for each available processor.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public ThreadPoolSchedulerBuilder threads(int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("A thread pool needs at least one thread, but was given " + count);
        }
        threads = count;
        return this;
    }

    /**
     * Sets how many threads run the tasks of {@link ThreadPoolScheduler#elastic()} at most; none is started before it is
     * needed. Default: ten for each available processor, and at least 64.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public ThreadPoolSchedulerBuilder elasticThreads(int most) {
        if (most <= 0) {
            throw new IllegalArgumentException("The elastic side needs at least one thread, but was given " + most);
        }
        elasticThreads = most;
        return this;
    }

    /**
     * Sets after how long without work an elastic thread ends. Default: one minute.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public ThreadPoolSchedulerBuilder elasticKeepAlive(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("Elastic threads must stay for a while, but were given " + time);
        }
        elasticKeepAlive = TimeUnit.NANOSECONDS.convert(time);
        return this;
    }

    /**
     * Limits how many tasks that came from outside may wait for a thread of the pool; a worker with tasks counts as one.
     * What running tasks submit and what timers bring is not limited, because to refuse it would lose work that has
     * begun. Default: no limit.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public ThreadPoolSchedulerBuilder queueLimit(int limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("A queue needs room for at least one task, but was given " + limit);
        }
        queueLimit = limit;
        return this;
    }

    /** Sets what happens to a task beyond the {@link #queueLimit}. Default: {@link Overflow#REJECT}. */
    public ThreadPoolSchedulerBuilder overflow(Overflow policy) {
        overflow = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Lets the Java runtime end while the threads live. Default: true. */
    public ThreadPoolSchedulerBuilder daemon(boolean isDaemon) {
        daemon = isDaemon;
        return this;
    }

    /**
     * Sets the priority of the threads. Default: {@link Thread#NORM_PRIORITY}.
     *
     * @throws IllegalArgumentException if it is not between {@link Thread#MIN_PRIORITY} and {@link Thread#MAX_PRIORITY}
     */
    public ThreadPoolSchedulerBuilder priority(int threadPriority) {
        if (threadPriority < Thread.MIN_PRIORITY || threadPriority > Thread.MAX_PRIORITY) {
            throw new IllegalArgumentException("A thread's priority is between " + Thread.MIN_PRIORITY + " and "
                    + Thread.MAX_PRIORITY + ", but was given " + threadPriority);
        }
        priority = threadPriority;
        return this;
    }

    /** Receives what a thread itself fails with, and errors that nobody took. Default: that of the thread's group. */
    public ThreadPoolSchedulerBuilder uncaughtExceptionHandler(UncaughtExceptionHandler handler) {
        uncaughtHandler = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Makes the threads, in place of prefix, daemon flag, priority and uncaught exception handler. A factory that throws
     * or returns null makes {@link #build()} fail, and later a submission that needs an elastic thread. Default: none.
     */
    public ThreadPoolSchedulerBuilder threadFactory(ThreadFactory factory) {
        threadFactory = Objects.requireNonNull(factory, "factory");
        return this;
    }

    /**
     * Returns a new scheduler whose threads are running.
     *
     * @throws IllegalStateException if the thread factory returned null or a thread that runs already; what it throws
     *     itself is passed on. No thread is left behind
     */
    public ThreadPoolScheduler build() {
        ThreadPoolScheduler scheduler = new ThreadPoolScheduler(this);
        try {
            scheduler.start(factory("-timer"), factory(""));
        } catch (Throwable noThread) {
            scheduler.close(); // ends the threads that did start
            throw noThread;
        }
        return scheduler;
    }

    private Threads factory(String kind) {
        return new Threads(prefix() + kind, new Threads.Style(daemon, priority, uncaughtHandler, threadFactory));
    }

    @Override
    ThreadPoolSchedulerBuilder self() {
        return this;
    }

    // Read by the scheduler.

    String name() {
        return "ThreadPoolScheduler(" + prefix() + ", " + threads + (threads == 1 ? " thread)" : " threads)");
    }

    int threads() {
        return threads;
    }

    int queueLimit() {
        return queueLimit;
    }

    Overflow overflow() {
        return overflow;
    }

    Threads elasticFactory() {
        return factory("-elastic");
    }

    int elasticThreads() {
        return elasticThreads;
    }

    long elasticKeepAlive() {
        return elasticKeepAlive;
    }
}
