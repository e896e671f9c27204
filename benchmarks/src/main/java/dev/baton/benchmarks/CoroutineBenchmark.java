package dev.baton.benchmarks;

import dev.baton.benchmarks.coroutines.CoroutineSuite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Measures coroutine dispatchers against each other and writes a page about it:
 *
 * <pre>mvn -q -pl benchmarks -am -Pbenchmarks verify -Dbenchmark=CoroutineBenchmark</pre>
 *
 * <p>Its arguments and its exit codes are those of {@link BenchmarkCommand}.
 */
public final class CoroutineBenchmark {
    private CoroutineBenchmark() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** Returns the exit code. */
    static int run(PrintStream out, String... arguments) throws IOException {
        return BenchmarkCommand.run(new CoroutineSuite(), out, arguments);
    }
}
