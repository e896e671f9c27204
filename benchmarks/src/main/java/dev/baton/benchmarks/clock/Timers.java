package dev.baton.benchmarks.clock;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Arms as many timers as the size says, and runs them all. */
public class Timers extends Measurement {
    private final Counter task = new Counter();
    private int[] delays = {};

    /** Draws the delays. */
    @Setup
    public void setUp() {
        delays = Delays.upToAnHour(size);
    }

    /** Arms and fires. */
    @Benchmark
    public long armAndFire() {
        try (VirtualClock clock = create()) {
            for (int delay : delays) {
                clock.arm(delay, task);
            }
            clock.runAll();
        }
        return task.take(size);
    }
}
