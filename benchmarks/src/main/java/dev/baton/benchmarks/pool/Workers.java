package dev.baton.benchmarks.pool;

import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Chains of tasks in a worker each that each submit their next, as often as the size says. */
public class Workers extends Measurement {
    /** How many at once. */
    @Param("8")
    public int chains;

    private Chains all = new Chains(List.of());

    @Override
    void prepare(Pool created) {
        all = new Chains(Stream.generate(created::worker).limit(chains).toList());
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
