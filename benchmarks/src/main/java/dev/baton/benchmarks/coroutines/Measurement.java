package dev.baton.benchmarks.coroutines;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What all measurements have in common: whose dispatcher or test it is, and how much it has to do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Measurement {
    /** The contestant, one for each JVM. */
    @Param("baton")
    public String contestant = "";

    /** How much, in the unit of the measurement. */
    @Param("1000")
    public int size;

    static void expect(long expected, long ran) {
        if (ran != expected) {
            throw new IllegalStateException(ran + " steps of coroutines ran instead of " + expected);
        }
    }
}
