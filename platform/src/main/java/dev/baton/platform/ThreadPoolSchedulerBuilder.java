package dev.baton.platform;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ThreadPoolScheduler}; every setting has a default, which each method names. */
public final class ThreadPoolSchedulerBuilder {
    private int threads = Runtime.getRuntime().availableProcessors();
    private String namePrefix = "baton";
    private boolean daemon = true;
    private @Nullable MainLoop mainLoop;
    private @Nullable Consumer<? super Throwable> errorHandler;

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
     * Names the threads {@code <prefix>-1} and so on, and the timer thread {@code <prefix>-timer}. Default:
     * {@code baton}.
     *
     * @throws IllegalArgumentException if the prefix is blank
     */
    public ThreadPoolSchedulerBuilder namePrefix(String prefix) {
        if (Objects.requireNonNull(prefix, "prefix").isBlank()) {
            throw new IllegalArgumentException("Threads need a name that reports can show; this prefix is blank");
        }
        namePrefix = prefix;
        return this;
    }

    /** Lets the Java runtime end while the threads live. Default: true. */
    public ThreadPoolSchedulerBuilder daemon(boolean isDaemon) {
        daemon = isDaemon;
        return this;
    }

    /** Runs foreground tasks on a main loop; the scheduler does not own it. Default: there is no foreground. */
    public ThreadPoolSchedulerBuilder foreground(MainLoop loop) {
        mainLoop = Objects.requireNonNull(loop, "loop");
        return this;
    }

    /**
     * Receives errors that nobody took, on the thread that reports them. What the handler itself throws goes to the
     * default. Default: the uncaught exception handler of that thread.
     */
    public ThreadPoolSchedulerBuilder errorHandler(Consumer<? super Throwable> handler) {
        errorHandler = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /** Returns a new scheduler whose threads are running. */
    public ThreadPoolScheduler build() {
        String name = "ThreadPoolScheduler(" + namePrefix + ", " + threads + (threads == 1 ? " thread)" : " threads)");
        ThreadPoolScheduler scheduler = new ThreadPoolScheduler(name, mainLoop, new ErrorSink(errorHandler));
        try {
            Background background = scheduler.background();
            start("timer", background::runTimers);
            for (int number = 1; number <= threads; number++) {
                start(Integer.toString(number), background::runTasks);
            }
        } catch (Throwable noThread) {
            scheduler.close(); // ends the threads that did start
            throw noThread;
        }
        return scheduler;
    }

    private void start(String name, Runnable life) {
        Thread thread = new Thread(null, life, namePrefix + "-" + name, 0, false);
        thread.setDaemon(daemon);
        thread.start();
    }
}
