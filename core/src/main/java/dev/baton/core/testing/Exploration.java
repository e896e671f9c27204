package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many runs of one scenario, each in an order of its own, until one fails.
 *
 * <h2>Seeds</h2>
 *
 * Run number <i>i</i> has the seed {@code first + i}; that one number replays it. The default strategy is a rotation
 * through several, half of them with a clock that may jump early; the seed tells which one a run gets. Some of them want
 * to know the program first: a few learning runs come before, in the order of submission and at random, and fail like
 * any other. But a failure of the run they come before counts first, so that its seed replays it.
 *
 * <h2>Failures</h2>
 *
 * A failing run is executed again with recording on, so that passing runs pay for no trace; then its schedule is shrunk
 * to the few reorderings that matter, which takes further runs, and the moment is looked for from which it could hardly
 * go well. All of that is given a minute; failures beyond that are reported as they were found.
 *
 * <h2>Threads</h2>
 *
 * An exploration runs on the calling thread, and on further ones if told to; each run has one driver. Which failures
 * are reported does not depend on the number of threads; how many runs there were, and failed, may. An exploration may
 * be run any number of times, and several at once.
 */
public final class Exploration {
    static final long EXPLORING_MAX_STEPS = 100_000;
    private static final int GUARD_EVERY = 100;
    private static final int SHRINK_RUNS = 200;

    private final Scenario scenario;
    private long firstSeed;
    private long iterations = 1_000;
    private long maxSteps = EXPLORING_MAX_STEPS;
    private boolean boundFails = true;
    private boolean idleClock;
    private Supplier<ExplorationStrategy> strategies = ExplorationStrategy::portfolio;
    private boolean isStrategyShared;
    private boolean hasDefaultStrategy = true;
    private int threads = 1;
    private int mostFailures = 1;
    private int guardEvery = GUARD_EVERY;
    private int shrinkRuns = SHRINK_RUNS;
    private @Nullable Duration timeBudget;
    private Duration hangLimit = Duration.ofSeconds(30);
    private Shard shard = Shard.WHOLE;
    private @Nullable Path corpus;
    private @Nullable Path pages;
    private boolean hasSummary;
    private @Nullable ReplayWording wording;
    private Consumer<String> progress = System.err::println;
    private @Nullable Consumer<String> hangs;
    private @Nullable Consumer<? super Throwable> lateErrors;

    private Exploration(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Explores a scenario; 1,000 runs from seed 0 unless told otherwise. */
    public static Exploration of(Scenario scenario) {
        return new Exploration(Objects.requireNonNull(scenario, "scenario"));
    }

    /** Sets the seed of the first run. Seeds wrap around, so every seed can be the first. */
    public Exploration seed(long seed) {
        firstSeed = seed;
        return this;
    }

    /**
     * Sets the number of runs, 1,000 by default. Learning runs and those of the corpus come on top.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exploration iterations(long number) {
        iterations = positive(number, "iterations");
        return this;
    }

    /**
     * Ends the exploration after a time, whatever runs are left; the result says how many there were.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exploration timeBudget(Duration budget) {
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("The time budget must be positive, but is " + budget);
        }
        timeBudget = budget;
        return this;
    }

    /**
     * Reports a run that gets no further for a time, such as a task that waits on a real lock; 30 seconds by default. It
     * cannot be ended, so the report goes where progress goes.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exploration hangLimit(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("The hang limit must be positive, but is " + limit);
        }
        hangLimit = limit;
        return this;
    }

    /** Sends the report of a run that gets no further somewhere else than progress; it is made on a thread of its own. */
    public Exploration hangs(Consumer<String> reports) {
        hangs = Objects.requireNonNull(reports, "reports");
        return this;
    }

    /**
     * Lets several threads explore, one by default. The scenario must then share no state between its runs.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exploration threads(int number) {
        threads = (int) positive(number, "threads");
        return this;
    }

    /** Sets the strategy; each thread gets one of its own, so the supplier must return another object each time. */
    public Exploration strategy(Supplier<? extends ExplorationStrategy> each) {
        Objects.requireNonNull(each, "strategy");
        strategies = () -> Objects.requireNonNull(each.get(), "The supplier of strategies returned null");
        isStrategyShared = false;
        hasDefaultStrategy = false;
        return this;
    }

    /**
     * Sets the strategy, one object for all runs, as one that enumerates has to be; one thread only. Failures of a strategy
     * that {@linkplain ExplorationStrategy#enumerates enumerates} are replayed by their schedules alone.
     */
    public Exploration strategy(ExplorationStrategy only) {
        Objects.requireNonNull(only, "strategy");
        strategies = () -> only;
        isStrategyShared = true;
        hasDefaultStrategy = false;
        return this;
    }

    /**
     * Goes on until so many different failures are found, one by default. Failures are alike if they have the same class
     * and come from the same line.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exploration failures(int most) {
        mostFailures = (int) positive(most, "failures");
        return this;
    }

    /**
     * Bounds how many tasks one driving call may run, 100,000 by default; all of a run together may run ten times as many.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exploration maxSteps(long bound) {
        maxSteps = positive(bound, "maxSteps");
        return this;
    }

    /**
     * Keeps the clock from jumping while a task is ready. By default it may, once or twice in half of the runs: a timeout
     * can strike before work that is ready has run, as it does on a busy machine.
     */
    public Exploration idleClock() {
        idleClock = true;
        return this;
    }

    /** Counts runs that reach the bound and goes on with the next, instead of failing. */
    public Exploration endRunsAtBound() {
        boundFails = false;
        return this;
    }

    /**
     * Executes every n-th run twice and fails if the second goes another way, every 100th by default; 0 for never.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Exploration checkDeterminismEvery(int runs) {
        if (runs < 0) {
            throw new IllegalArgumentException("checkDeterminismEvery must not be negative, but is " + runs);
        }
        guardEvery = runs;
        return this;
    }

    /**
     * Bounds the runs spent on shrinking one failure, 200 by default; 0 reports it as it was found.
     *
     * @throws IllegalArgumentException if it is negative, 1 or 2
     */
    public Exploration shrinkRuns(int most) {
        if (most < 0 || most == 1 || most == 2) {
            throw new IllegalArgumentException("shrinkRuns must be 0 or at least 3, one run to begin with and two to check"
                    + " the result, but is " + most);
        }
        shrinkRuns = most;
        return this;
    }

    /**
     * Explores only one of several disjoint parts, which together are the whole.
     *
     * @param index which part, from 0 to {@code count - 1}
     * @param count how many parts there are
     * @throws IllegalArgumentException if the index or the count is out of range
     */
    public Exploration shard(int index, int count) {
        shard = new Shard(index, count);
        return this;
    }

    /**
     * Explores only the part that the environment names: the system properties {@code baton.shard.index} and
     * {@code baton.shard.count}, else {@code TEST_SHARD_INDEX} and {@code TEST_TOTAL_SHARDS} as set by Bazel, else
     * {@code JOB_COMPLETION_INDEX} as set by an indexed job of Kubernetes; the whole if there is none.
     *
     * @param jobs how many jobs Kubernetes was told to run, which it does not tell them; else ignored
     * @throws IllegalArgumentException if what is set is incomplete, no number, or out of range
     */
    public Exploration shardFromEnvironment(int jobs) {
        Map<String, String> variables = new HashMap<>(System.getenv());
        System.getProperties().stringPropertyNames().forEach(name -> variables.put(name, System.getProperty(name)));
        shard = Shard.of(variables, jobs);
        return this;
    }

    /**
     * Keeps the seeds that failed in a file, and runs those first. It belongs into the source tree. A strategy that
     * enumerates has no use for it.
     */
    public Exploration corpus(Path file) {
        corpus = Objects.requireNonNull(file, "file");
        return this;
    }

    /**
     * Writes a page and a trace file for each failure into a folder, and a text file that {@link MergedReport} reads. The
     * folder is created. What cannot be written is said, and hides no failure.
     */
    public Exploration reports(Path folder) {
        hasSummary = true;
        return pages(folder);
    }

    /** Writes a page and a trace file for each failure into a folder, and nothing if there is none. */
    public Exploration pages(Path folder) {
        pages = Objects.requireNonNull(folder, "folder");
        return this;
    }

    /** Lets failures say in other words than calls of this class how to have them again. */
    public Exploration wording(ReplayWording words) {
        wording = Objects.requireNonNull(words, "words");
        return this;
    }

    /**
     * Sends errors that are reported to the scheduler of a run after that has ended somewhere else than to the uncaught
     * exception handler of the thread they come from, on which this is called.
     */
    public Exploration lateErrors(Consumer<? super Throwable> errors) {
        lateErrors = Objects.requireNonNull(errors, "errors");
        return this;
    }

    /** Sends a line about every ten seconds of a long exploration somewhere else than to standard error. */
    public Exploration progress(Consumer<String> lines) {
        progress = Objects.requireNonNull(lines, "lines");
        return this;
    }

    private static long positive(long number, String name) {
        if (number <= 0) {
            throw new IllegalArgumentException(name + " must be positive, but is " + number);
        }
        return number;
    }

    /**
     * Explores until enough runs have failed or all have passed.
     *
     * @throws ExplorationFailure if a run fails; further ones are suppressed
     * @throws IllegalArgumentException if a strategy that enumerates is to work on several threads or a shard, or two
     *     threads were given one strategy object
     * @throws IllegalArgumentException if the corpus cannot be read
     */
    public ExplorationResult run() {
        ExplorationResult result = explore();
        if (result.failures().isEmpty()) {
            return result;
        }
        ExplorationFailure first = result.failures().get(0);
        result.failures().stream().skip(1).forEach(first::addSuppressed);
        throw first;
    }

    /**
     * Does the same as {@link #run()}, but returns the failures.
     *
     * @throws IllegalArgumentException if a strategy that enumerates is to work on several threads or a shard, or two
     *     threads were given one strategy object
     * @throws IllegalArgumentException if the corpus cannot be read
     */
    public ExplorationResult explore() {
        return new Runner(plan()).run();
    }

    /**
     * Runs the scenario once, by a schedule; seeds, strategy, threads and corpus do not matter then.
     *
     * @throws ExplorationFailure if it fails
     * @throws ScheduleMisfitError if the scenario is no longer the one the schedule was written from
     */
    public void replay(Schedule schedule) {
        new Explainer(plan()).replay(Objects.requireNonNull(schedule, "schedule"));
    }

    private Plan plan() {
        if (isStrategyShared && threads > 1) {
            throw new IllegalArgumentException("One strategy object cannot explore on " + threads
                    + " threads; give strategy(...) a supplier, or use one thread");
        }
        return new Plan(
                scenario,
                firstSeed,
                iterations,
                maxSteps,
                boundFails,
                idleClock,
                strategies,
                hasDefaultStrategy,
                threads,
                mostFailures,
                guardEvery,
                shrinkRuns,
                timeBudget,
                hangLimit,
                shard,
                corpus,
                pages,
                hasSummary,
                wording == null ? new CallWording(maxSteps, idleClock, hasDefaultStrategy) : wording,
                progress,
                hangs == null ? progress : hangs,
                lateErrors);
    }
}
