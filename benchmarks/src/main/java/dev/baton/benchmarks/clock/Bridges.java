package dev.baton.benchmarks.clock;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Operators in virtual time: a library on its own test scheduler, or on Baton's over the bridge. */
public class Bridges extends Measurement {
    /** Whose operators. */
    @Param("reactor")
    public String library = "";

    /** Ticks, as many as the size says. */
    @Benchmark
    public long interval() {
        return Operators.create(library, contestant).interval(size);
    }

    /** Ticks that each arm a timer and cancel the one before. */
    @Benchmark
    public long debounce() {
        return Operators.create(library, contestant).debounce(size);
    }

    /** Inner publishers with a delay, all at once. */
    @Benchmark
    public long flatMap() {
        return Operators.create(library, contestant).flatMap(size);
    }
}
