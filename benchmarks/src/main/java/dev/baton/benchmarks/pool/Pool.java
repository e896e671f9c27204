package dev.baton.benchmarks.pool;

import java.util.concurrent.Executor;

/**
 * A scheduler with real threads as its users type it, and nothing else. Each JVM that measures sees one implementation
 * only, so every call through this interface is a direct one. What a contestant does not have, it does not support.
 *
 * <p>Delays are whole milliseconds: coroutines know no less.
 */
public interface Pool extends Executor, AutoCloseable {
    /** Arms a timer and returns its handle. */
    default Object arm(long delayMillis, Runnable task) {
        throw new UnsupportedOperationException(this + " has no timers");
    }

    /** Cancels a timer by its handle. */
    default void cancel(Object handle) {
        throw new UnsupportedOperationException(this + " has no timers");
    }

    /** Returns a new lane, whose tasks run one at a time and keep their order: what most libraries call a worker. */
    default Executor worker() {
        throw new UnsupportedOperationException(this + " has no workers");
    }

    /** Ends the threads, unless the library shares them with everybody. */
    @Override
    void close();
}
