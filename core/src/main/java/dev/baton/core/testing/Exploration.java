package dev.baton.core.testing;

import dev.baton.core.trace.Trace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Many runs of one scenario, each in an order of its own, until one fails.
 *
 * <p>Run number <i>i</i> has the seed {@code first + i}; that one number replays it. A failing run is executed again
 * with recording on, so that passing runs pay for no trace. An exploration runs on the calling thread and may be run any
 * number of times.
 */
public final class Exploration {
    private static final long EXPLORING_MAX_STEPS = 100_000;

    private final Scenario scenario;
    private long firstSeed;
    private int iterations = 1_000;
    private long maxSteps = EXPLORING_MAX_STEPS;

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
     * Sets the number of runs.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exploration iterations(int number) {
        if (number <= 0) {
            throw new IllegalArgumentException("iterations must be positive, but is " + number);
        }
        iterations = number;
        return this;
    }

    /**
     * Bounds how many tasks one driving call may run, 100,000 by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exploration maxSteps(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("maxSteps must be positive, but is " + bound);
        }
        maxSteps = bound;
        return this;
    }

    /**
     * Runs the scenario until a run fails or all have passed.
     *
     * @throws ExplorationFailure if a run fails; it carries the seed, the error and the trace
     */
    public void run() {
        for (int i = 0; i < iterations; i++) {
            long seed = firstSeed + i;
            TestScheduler scheduler = scheduler(seed).build();
            Throwable failure = execute(scheduler);
            if (failure != null) {
                throw explain(seed, i, failure, scheduler.scheduleHash());
            }
        }
    }

    private TestSchedulerBuilder scheduler(long seed) {
        return TestScheduler.builder().seed(seed).maxSteps(maxSteps);
    }

    private @Nullable Throwable execute(TestScheduler scheduler) {
        Throwable failure = null;
        try {
            scenario.run(scheduler);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        try {
            scheduler.close();
        } catch (Throwable atClose) {
            if (failure == null) {
                failure = atClose;
            } else if (failure != atClose) {
                failure.addSuppressed(atClose);
            }
        }
        return failure;
    }

    private ExplorationFailure explain(long seed, int passed, Throwable failure, long scheduleHash) {
        TestScheduler recording = scheduler(seed).captureSites(true).build();
        Throwable again = execute(recording);
        boolean reproduced = recording.scheduleHash() == scheduleHash
                && again != null
                && again.getClass() == failure.getClass();
        Throwable cause = again != null && reproduced ? again : failure; // the second knows where tasks were spawned
        Trace trace = recording.trace();
        String run = "run " + (passed + 1) + " of " + iterations;
        String replay = maxSteps == EXPLORING_MAX_STEPS
                ? "TestScheduler.once(" + seed + "L, scenario)"
                : "Exploration.of(scenario).seed(" + seed + "L).iterations(1).maxSteps(" + maxSteps + ").run()";
        return new ExplorationFailure(seed, run, replay, cause, reproduced, trace);
    }
}
