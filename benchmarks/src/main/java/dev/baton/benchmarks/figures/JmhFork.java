package dev.baton.benchmarks.figures;

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
 * invocation outgrows it, the whole heap is touched beforehand.
 */
public final class JmhFork implements Fork {
    /** What happens in each. */
    public static final String ITERATIONS = "4 × 400 ms of warm-up, then the median of 5 × 200 ms (2 and 3 iterations at 1,000,000)";

    /** Enough for what is counted to be what a long-running process would count. */
    private static final int WARM = 30;

    private final Suite suite;
    private final boolean smoke;

    private JmhFork(Suite suite, boolean smoke) {
        this.suite = suite;
        this.smoke = smoke;
    }

    /** Returns what measures. */
    public static Fork measuring(Suite suite) {
        return new JmhFork(suite, false);
    }

    /** Returns what only shows that everything runs: in this JVM, with little to do, and once. */
    public static Fork smoke(Suite suite) {
        System.setProperty("jmh.ignoreLock", "true"); // a measurement next door does not mind
        return new JmhFork(suite, true);
    }

    @Override
    public double measure(Entry entry) {
        Entry asked = smoke ? entry.tiny() : entry;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(suite.packageName() + "." + asked.benchmark()) + "$")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(smoke ? 0 : 1)
                .jvmArgs((suite.jvm() + (asked.effort() == Entry.Effort.LARGE ? " -XX:+AlwaysPreTouch" : "")).split(" "));
        asked.parameters().forEach(options::param);
        effort(asked, options);
        double figure = figure(asked, run(asked, options)) / asked.operations();
        return asked.effort().isCounted() ? Math.round(figure * 10) / 10.0 : figure; // the JVM itself uses some
    }

    private void effort(Entry entry, ChainedOptionsBuilder options) {
        if (smoke || !entry.effort().isTimed()) {
            boolean warm = !smoke && entry.effort() == Entry.Effort.COUNTED_WARM;
            options.mode(Mode.SingleShotTime).warmupIterations(warm ? WARM : 0).measurementIterations(1);
        } else {
            boolean large = entry.effort() == Entry.Effort.LARGE;
            options.warmupIterations(large ? 2 : 4).warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(large ? 3 : 5).measurementTime(TimeValue.milliseconds(200))
                    .timeUnit(TimeUnit.NANOSECONDS);
        }
    }

    private RunResult run(Entry entry, ChainedOptionsBuilder options) {
        try {
            return new Runner(options.build()).runSingle();
        } catch (RunnerException e) {
            throw new BenchmarkException(Probe.linkage(e)
                    .map(error -> Probe.misfit(entry.title(), suite.properties(), suite.packageName(), error))
                    .orElseGet(() -> entry.title() + " could not be measured in " + entry.benchmark() + " with "
                            + entry.parameters() + ": " + Probe.root(e)
                            + ". If another measurement runs on this machine, wait for its end"));
        }
    }

    private static double figure(Entry entry, RunResult result) {
        if (entry.effort().isCounted()) {
            return result.getSecondaryResults().values().iterator().next().getScore();
        }
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }
}
