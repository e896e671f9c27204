package dev.baton.benchmarks.pool;

import org.openjdk.jmh.annotations.Benchmark;

/** Cancels one of as many pending timers as the size says, in scattered order, and arms another in its place. */
public class Growth extends Measurement {
    /** How many times an invocation does that. */
    static final int PAIRS = 1_000;

    /** No timer becomes due while a JVM lives. */
    private static final int SOONEST = 1_800_000;

    private final Tally task = new Tally();
    private int[] delays = {};
    private int[] order = {};
    private Object[] handles = {};
    private int next;

    @Override
    void prepare(Pool created) {
        delays = Delays.from(SOONEST, size);
        order = Delays.scattered(size);
        handles = new Object[size];
        for (int i = 0; i < size; i++) {
            handles[i] = created.arm(delays[i], task);
        }
    }

    /** Cancels and arms. */
    @Benchmark
    public void rearm() {
        Pool pool = pool();
        for (int i = 0; i < PAIRS; i++) {
            int victim = order[next];
            pool.cancel(handles[victim]);
            handles[victim] = pool.arm(delays[next], task);
            next = next + 1 < size ? next + 1 : 0;
        }
        task.expect(0);
    }
}
