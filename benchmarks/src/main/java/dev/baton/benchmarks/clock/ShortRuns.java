package dev.baton.benchmarks.clock;

import org.openjdk.jmh.annotations.Benchmark;

/** Whole runs, as a test or one try of an exploration makes them: a new clock, few tasks or none, and its end. */
public class ShortRuns extends Measurement {
    private final Counter task = new Counter();

    /** A clock with nothing to do is moved by a second. */
    @Benchmark
    public Object empty() {
        try (VirtualClock clock = create()) {
            clock.runSecond();
            return clock;
        }
    }

    /** As many tasks as the size says. */
    @Benchmark
    public long tasks() {
        try (VirtualClock clock = create()) {
            for (int i = 0; i < size; i++) {
                clock.submit(task);
            }
            clock.runAll();
        }
        return task.take(size);
    }
}
