package dev.baton.benchmarks.figures;

/** Measures a contestant once, by itself. */
@FunctionalInterface
public interface Fork {
    /**
     * Returns the figure of one operation: nanoseconds, or bytes.
     *
     * @throws BenchmarkException if nothing could be measured
     */
    double measure(Entry entry);
}
