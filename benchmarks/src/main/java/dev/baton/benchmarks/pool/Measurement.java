package dev.baton.benchmarks.pool;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What all measurements have in common: whose pool it is, and how much it has to do. The pool lives as long as the JVM does,
 * as it would in production; the thread that measures is outside of it.
 */
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

    private @Nullable Pool pool;

    /** Creates the pool. */
    @Setup
    public final void open() {
        pool = Pools.create(contestant);
        prepare(pool);
    }

    /** Gets ready what is not measured. */
    void prepare(Pool created) {}

    /** Ends the pool. */
    @TearDown
    public final void close() {
        pool().close();
    }

    final Pool pool() {
        return Objects.requireNonNull(pool, "pool");
    }
}
