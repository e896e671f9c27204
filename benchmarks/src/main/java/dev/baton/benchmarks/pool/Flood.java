package dev.baton.benchmarks.pool;

import org.openjdk.jmh.annotations.Benchmark;

/** One thread outside the pool submits as many tasks as the size says, and waits until all have run. */
public class Flood extends Measurement {
    private final Tally task = new Tally();

    /** Submits and waits. */
    @Benchmark
    public void flood() {
        Pool pool = pool();
        for (int i = 0; i < size; i++) {
            pool.execute(task);
        }
        task.await(size);
    }

    /** The same for its garbage. */
    @Benchmark
    public void garbage(Allocated allocated) throws InterruptedException {
        allocated.during(this::flood);
    }
}
