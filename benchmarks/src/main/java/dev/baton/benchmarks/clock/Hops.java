package dev.baton.benchmarks.clock;

import org.openjdk.jmh.annotations.Benchmark;

/** Chains of tasks, as many as the size says, that each submit their next without delay. */
public class Hops extends Measurement {
    /** How many tasks an invocation runs, at least: what it costs to create the clock must not show. */
    static final int TASKS = 64_000;

    /** Chains on the clock itself. */
    @Benchmark
    public void direct() {
        try (VirtualClock clock = create()) {
            for (int i = 0; i < size; i++) {
                clock.submit(new Chain(clock, TASKS / size));
            }
            clock.runAll();
        }
    }

    /** Chains in a lane each. */
    @Benchmark
    public void lanes() {
        try (VirtualClock clock = create()) {
            for (int i = 0; i < size; i++) {
                Lane lane = clock.worker();
                lane.submit(new Chain(lane, TASKS / size));
            }
            clock.runAll();
        }
    }

    /** Chains of which every other is deprioritized, on Baton's clock. */
    @Benchmark
    public void deprioritized() {
        try (BatonClock clock = (BatonClock) create()) {
            Lane last = clock.deprioritized();
            for (int i = 0; i < size; i++) {
                Lane lane = i % 2 == 0 ? clock : last;
                lane.submit(new Chain(lane, TASKS / size));
            }
            clock.runAll();
        }
    }
}
