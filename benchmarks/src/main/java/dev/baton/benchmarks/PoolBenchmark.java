package dev.baton.benchmarks;

import dev.baton.benchmarks.pool.PoolSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Measures the schedulers for production against each other and writes a page about it:
 *
 * <pre>mvn -q -pl benchmarks -am -Pbenchmarks verify -Dbenchmark=PoolBenchmark</pre>
 *
 * <p>Its arguments and its exit codes are those of {@link BenchmarkCommand}.
 */
public final class PoolBenchmark {
    private PoolBenchmark() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** Returns the exit code. */
    static int run(PrintStream out, String... arguments) throws IOException {
        return BenchmarkCommand.run(new PoolSuite(), out, arguments);
    }
}
