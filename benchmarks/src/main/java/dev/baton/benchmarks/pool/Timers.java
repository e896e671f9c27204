package dev.baton.benchmarks.pool;

import org.openjdk.jmh.annotations.Benchmark;

/** One thread outside the pool arms as many timers as the size says, none due soon, and cancels them in scattered order. */
public class Timers extends Measurement {
    private static final int SOONEST = 10_000;

    private final Tally task = new Tally();
    private int[] delays = {};
    private int[] order = {};
    private Object[] handles = {};

    @Override
    void prepare(Pool created) {
        delays = Delays.from(SOONEST, size);
        order = Delays.scattered(size);
        handles = new Object[size];
    }

    /** Arms and cancels. */
    @Benchmark
    public void armAndCancel() {
        Pool pool = pool();
        for (int i = 0; i < delays.length; i++) {
            handles[i] = pool.arm(delays[i], task);
        }
        for (int victim : order) {
            pool.cancel(handles[victim]);
        }
        task.expect(0);
    }

    /** The same for its garbage. */
    @Benchmark
    public void garbage(Allocated allocated) throws InterruptedException {
        allocated.during(this::armAndCancel);
    }
}
