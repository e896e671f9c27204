package dev.baton.benchmarks.coroutines;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Coroutines on real threads, which live as long as the JVM does; the thread that measures is none of them. */
public class Production extends Measurement {
    /** How many at once. */
    @Param("1")
    public int coroutines;

    private @Nullable PoolCoroutines pool;

    /** Creates the threads. */
    @Setup
    public void open() {
        pool = PoolCoroutines.create(contestant);
    }

    /** Each yields as often as the size says. */
    @Benchmark
    public void yields() {
        expect((long) coroutines * size, pool().yields(coroutines, size));
    }

    /** One launches and joins as many as the size says. */
    @Benchmark
    public void launches() {
        expect(size, pool().launches(size));
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        pool().close();
    }

    private PoolCoroutines pool() {
        return Objects.requireNonNull(pool, "pool");
    }
}
