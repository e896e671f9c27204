package dev.baton.benchmarks.pool;

import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Chains of tasks on the pool itself that each submit their next, as often as the size says. */
public class Hops extends Measurement {
    /** How many at once. */
    @Param("8")
    public int chains;

    private Chains all = new Chains(List.of());

    @Override
    void prepare(Pool created) {
        all = new Chains(Collections.nCopies(chains, created));
    }

    /** Runs all chains to their ends. */
    @Benchmark
    public void hop() throws InterruptedException {
        all.run(size);
    }

    /** The same for its garbage. */
    @Benchmark
    public void garbage(Allocated allocated) throws InterruptedException {
        allocated.during(this::hop);
    }
}
