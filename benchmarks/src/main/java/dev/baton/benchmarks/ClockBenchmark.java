package dev.baton.benchmarks;

import dev.baton.benchmarks.clock.ClockSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Measures the virtual clocks of the JVM against each other and writes a page about it:
 *
 * <pre>mvn -q -pl benchmarks -am -Pbenchmarks verify -Dbenchmark=ClockBenchmark</pre>
 *
 * <p>Its arguments and its exit codes are those of {@link BenchmarkCommand}.
 */
public final class ClockBenchmark {
    private ClockBenchmark() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** Returns the exit code. */
    static int run(PrintStream out, String... arguments) throws IOException {
        return BenchmarkCommand.run(new ClockSuite(), out, arguments);
    }
}
