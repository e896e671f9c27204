package dev.baton.benchmarks;

import dev.baton.benchmarks.pool.PoolSuite;

final class PoolBenchmarkTest extends BenchmarkCommandContract {
    PoolBenchmarkTest() {
        super(new PoolSuite(), "hop, flood, workers, timers, growth, lateness, garbage, idle");
    }
}
