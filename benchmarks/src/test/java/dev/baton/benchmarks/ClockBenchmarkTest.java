package dev.baton.benchmarks;

import dev.baton.benchmarks.clock.ClockSuite;

final class ClockBenchmarkTest extends BenchmarkCommandContract {
    ClockBenchmarkTest() {
        super(new ClockSuite(), "timers, cancelled, timeouts, hops, random, lanes, deprioritized, empty, runs, memory, bridges");
    }
}
