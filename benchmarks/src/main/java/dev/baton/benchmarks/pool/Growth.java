package dev.baton.benchmarks.pool;

import org.openjdk.jmh.annotations.Benchmark;

/** Arms a timer and cancels it, again and again, while as many others as the size says are pending. */
public class Growth extends Measurement {
    /** How many pairs an invocation makes. */
    static final int PAIRS = 1_000;

    /** No timer becomes due while a JVM lives. */
    private static final int SOONEST = 1_800_000;

    private final Tally task = new Tally();
    private final int[] delays = Delays.from(SOONEST, PAIRS);

    @Override
    void prepare(Pool created) {
        for (int delay : Delays.from(SOONEST, size)) {
            created.arm(delay, task);
        }
    }

    /** Arms and cancels. */
    @Benchmark
    public void armAndCancel() {
        Pool pool = pool();
        for (int delay : delays) {
            pool.cancel(pool.arm(delay, task));
        }
        task.expect(0);
    }
}
