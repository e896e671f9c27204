package dev.baton.benchmarks;

import dev.baton.benchmarks.coroutines.CoroutineSuite;

final class CoroutineBenchmarkTest extends BenchmarkCommandContract {
    CoroutineBenchmarkTest() {
        super(new CoroutineSuite(), "test-yield, test-delay, background, yield, launch");
    }
}
