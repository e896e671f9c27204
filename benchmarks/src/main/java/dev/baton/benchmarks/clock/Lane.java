package dev.baton.benchmarks.clock;

import org.jspecify.annotations.Nullable;

/** Where a chain of tasks submits its next: a clock itself, or something narrower on it. */
public interface Lane {
    /** Submits a task without delay, and returns its handle if there is one. */
    @Nullable Object submit(Runnable task);
}
