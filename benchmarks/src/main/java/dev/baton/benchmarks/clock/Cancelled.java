package dev.baton.benchmarks.clock;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Arms as many timers as the size says, cancels nine of ten in scattered order, and runs the rest. */
public class Cancelled extends Measurement {
    private final Counter task = new Counter();
    private int[] delays = {};
    private int[] victims = {};
    private Object[] handles = {};

    /** Draws the delays and the order. */
    @Setup
    public void setUp() {
        delays = Delays.upToAnHour(size);
        victims = Delays.scattered(size);
        handles = new Object[size];
    }

    /** Arms, cancels and fires. */
    @Benchmark
    public long cancelMost() {
        try (VirtualClock clock = create()) {
            for (int i = 0; i < delays.length; i++) {
                handles[i] = clock.arm(delays[i], task);
            }
            for (int victim : victims) {
                clock.cancel(handles[victim]);
            }
            clock.runAll();
        }
        return task.take(size - victims.length);
    }
}
