package dev.baton.benchmarks.clock;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What all measurements have in common: whose clock it is, and how much it has to do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Measurement {
    /** The contestant, one for each JVM. */
    @Param("baton")
    public String contestant = "";

    /** How much, in the unit of the measurement. */
    @Param("8")
    public int size;

    final VirtualClock create() {
        return Clocks.create(contestant);
    }
}
