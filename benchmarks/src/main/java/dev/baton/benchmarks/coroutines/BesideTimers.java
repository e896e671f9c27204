package dev.baton.benchmarks.coroutines;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Tests in which a coroutine yields while as many timers of the background are pending as the size says. */
public class BesideTimers extends Measurement {
    /** How many tests an invocation runs. */
    static final int TESTS = 5;

    /** How often the coroutine yields. */
    static final int YIELDS = 10_000;

    /** The time that the yields alone take: to make the timers, and to cancel them, is not part of the figure. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Inside {
        /** Nanoseconds. */
        public long nanos;
    }

    /** Runs the tests. */
    @Benchmark
    public void yields(Inside inside) {
        long nanos = 0;
        for (int i = 0; i < TESTS; i++) {
            nanos += TestCoroutines.create(contestant).yieldsBesideTimers(size, YIELDS);
        }
        inside.nanos = nanos;
    }
}
