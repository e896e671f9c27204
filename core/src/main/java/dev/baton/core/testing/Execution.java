package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import org.jspecify.annotations.Nullable;

/** Executes a scenario once, with a scheduler of its own that is closed at the end. */
final class Execution {
    private final Scenario scenario;
    private final long maxSteps;

    Execution(Scenario scenario, long maxSteps) {
        this.scenario = scenario;
        this.maxSteps = maxSteps;
    }

    /** Runs under a strategy that has been prepared, and tells it that the run is over; the seed is for messages. */
    Outcome run(ExplorationStrategy strategy, @Nullable Long seed) {
        return run(strategy, seed, false);
    }

    /** Does the same with recording on, which yields trace and spawn sites. */
    Outcome record(ExplorationStrategy strategy, @Nullable Long seed) {
        return run(strategy, seed, true);
    }

    private Outcome run(ExplorationStrategy strategy, @Nullable Long seed, boolean recording) {
        TestScheduler scheduler = TestScheduler.builder()
                .exploring(strategy, seed)
                .maxSteps(maxSteps)
                .captureSites(recording)
                .build();
        Throwable failure = null;
        try {
            scenario.run(scheduler);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        try {
            scheduler.close();
        } catch (Throwable atClose) {
            failure = both(failure, atClose);
        }
        strategy.end();
        return new Outcome(failure, scheduler);
    }

    /** The error at close is a consequence of the failure before it, if there is one. */
    private static Throwable both(@Nullable Throwable failure, Throwable atClose) {
        if (failure == null) {
            return atClose;
        }
        if (failure != atClose) {
            failure.addSuppressed(atClose);
        }
        return failure;
    }
}
