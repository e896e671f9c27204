package dev.baton.benchmarks.clock;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What a timeout operator does: for each of as many elements as the size says, cancels its timer and arms the next. */
public class Timeouts extends Measurement {
    private static final long TIMEOUT = 30_000;

    /** How many operators take turns, each with one timer armed. */
    @Param("1")
    public int live;

    private final Counter task = new Counter();

    /** Re-arms round robin. */
    @Benchmark
    public long rearm() {
        Object[] handles = new Object[live];
        try (VirtualClock clock = create()) {
            for (int i = 0; i < live; i++) {
                handles[i] = clock.arm(TIMEOUT, task);
            }
            for (int element = 0, i = 0; element < size; element++, i = i + 1 < live ? i + 1 : 0) {
                clock.cancel(handles[i]);
                handles[i] = clock.arm(TIMEOUT, task);
            }
            clock.runAll();
        }
        return task.take(live);
    }
}
