package dev.baton.platform;

import dev.baton.core.SchedulerObserver;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all schedulers of this package have.
 *
 * @param <B> the builder itself
 */
abstract class PlatformSchedulerBuilder<B extends PlatformSchedulerBuilder<B>> {
    private String namePrefix = "baton";
    private @Nullable Foreground foreground;
    private @Nullable Consumer<? super Throwable> errorHandler;
    private @Nullable SchedulerObserver observer;

    /** Returns this. */
    abstract B self();

    /**
     * Sets how the names of the threads begin. Default: {@code baton}.
     *
     * @throws IllegalArgumentException if the prefix is blank
     */
    public final B namePrefix(String prefix) {
        if (Objects.requireNonNull(prefix, "prefix").isBlank()) {
            throw new IllegalArgumentException("Threads need a name that reports can show; this prefix is blank");
        }
        namePrefix = prefix;
        return self();
    }

    /**
     * Runs foreground tasks there: on a {@link MainLoop}, the event thread of a toolkit, or a thread of yours. The
     * scheduler does not own it. Default: there is no foreground.
     */
    public final B foreground(Foreground thread) {
        foreground = Objects.requireNonNull(thread, "foreground");
        return self();
    }

    /**
     * Receives errors that nobody took, on the thread that reports them. What the handler itself throws goes to the
     * default. Default: the uncaught exception handler of that thread.
     */
    public final B errorHandler(Consumer<? super Throwable> handler) {
        errorHandler = Objects.requireNonNull(handler, "handler");
        return self();
    }

    /**
     * Tells an observer of every task on every side, besides those given before. Default: none, and then no time is
     * taken.
     */
    public final B observer(SchedulerObserver added) {
        Objects.requireNonNull(added, "observer");
        observer = observer == null ? added : observer.and(added);
        return self();
    }

    // Read by the scheduler.

    final String prefix() {
        return namePrefix;
    }

    final @Nullable Foreground foreground() {
        return foreground;
    }

    final @Nullable SchedulerObserver observer() {
        return observer;
    }

    final ErrorSink errors() {
        return new ErrorSink(errorHandler);
    }
}
