package dev.baton.benchmarks.clock;

/** Where a chain of tasks submits its next: a clock itself, or something narrower on it. */
public interface Lane {
    /** Submits a task without delay. */
    void submit(Runnable task);
}
