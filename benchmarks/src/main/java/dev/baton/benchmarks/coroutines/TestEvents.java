package dev.baton.benchmarks.coroutines;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Tests of coroutines, each with a clock of its own. */
public class TestEvents extends Measurement {
    /** How many at once. */
    @Param("1")
    public int coroutines;

    /** Each yields as often as the size says. */
    @Benchmark
    public void yields() {
        expect((long) coroutines * size, TestCoroutines.create(contestant).yields(coroutines, size));
    }

    /** One waits for a millisecond, as often as the size says. */
    @Benchmark
    public void delays() {
        expect(size, TestCoroutines.create(contestant).delays(size));
    }
}
