package dev.baton.benchmarks.figures;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A JVM of JMH's for each measurement.
 *
 * <p>A page of memory is dear to whoever touches it first, and a virtual machine makes that several times as dear as
 * filling it. So the heap is fixed, and its young generation is small enough to be used up during the warm-up; where an
 * invocation outgrows it, the whole heap is touched beforehand. The serial collector has no threads of its own, which on
 * two cores would compete with the one that is measured. The parallel collector was tried: hops take the same on it, and of
 * the timers only Baton's become faster, by a fifth.
 */
public final class JmhFork implements Fork {
    /** What the JVMs are started with. */
    public static final String JVM = "-Xms1g -Xmx1g -Xmn256m -XX:+UseSerialGC";

    /** What happens in each. */
    public static final String ITERATIONS = "4 × 400 ms of warm-up, then the median of 5 × 200 ms (2 and 3 iterations at 1,000,000)";

    private static final String PACKAGE = "dev.baton.benchmarks.clock.";

    private final boolean smoke;

    private JmhFork(boolean smoke) {
        this.smoke = smoke;
    }

    /** Returns what measures. */
    public static Fork measuring() {
        return new JmhFork(false);
    }

    /** Returns what only shows that everything runs: in this JVM, with little to do, and once. */
    public static Fork smoke() {
        System.setProperty("jmh.ignoreLock", "true"); // a measurement next door does not mind
        return new JmhFork(true);
    }

    @Override
    public double measure(Entry entry) {
        Entry asked = smoke ? entry.tiny() : entry;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(PACKAGE + asked.benchmark()) + "$")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(smoke ? 0 : 1)
                .jvmArgs((JVM + (asked.effort() == Entry.Effort.LARGE ? " -XX:+AlwaysPreTouch" : "")).split(" "));
        asked.parameters().forEach(options::param);
        effort(asked, options);
        double figure = figure(asked, run(asked, options)) / asked.operations();
        return asked.effort() == Entry.Effort.BYTES ? Math.round(figure * 10) / 10.0 : figure; // the JVM itself uses some
    }

    private void effort(Entry entry, ChainedOptionsBuilder options) {
        if (smoke || entry.effort() == Entry.Effort.ONCE || entry.effort() == Entry.Effort.BYTES) {
            options.mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1);
        } else {
            boolean large = entry.effort() == Entry.Effort.LARGE;
            options.warmupIterations(large ? 2 : 4).warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(large ? 3 : 5).measurementTime(TimeValue.milliseconds(200))
                    .timeUnit(TimeUnit.NANOSECONDS);
        }
    }

    private static RunResult run(Entry entry, ChainedOptionsBuilder options) {
        try {
            return new Runner(options.build()).runSingle();
        } catch (RunnerException e) {
            throw new BenchmarkException(Probe.linkage(e)
                    .map(error -> Probe.misfit(entry.title(), Versions.properties(), error))
                    .orElseGet(() -> entry.title() + " could not be measured in " + entry.benchmark() + " with "
                            + entry.parameters() + ": " + Probe.root(e)
                            + ". If another measurement runs on this machine, wait for its end"));
        }
    }

    private static double figure(Entry entry, RunResult result) {
        if (entry.effort() == Entry.Effort.BYTES) {
            return Objects.requireNonNull(result.getSecondaryResults().get("bytes"), "bytes").getScore();
        }
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }
}
