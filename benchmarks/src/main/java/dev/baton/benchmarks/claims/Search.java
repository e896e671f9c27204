package dev.baton.benchmarks.claims;

import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.Schedule;
import dev.baton.core.exploration.ScheduleRecorder;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario again and again under one strategy, as an exploration does, and only counts.
 *
 * <p>Learning runs come before the run that asks for them and are not counted. One search serves one sequence of seeds.
 */
final class Search {
    private static final long MAX_STEPS = 100_000;

    private final Scenario scenario;
    private final ExplorationStrategy strategy;
    private int learned;
    private long executed;

    Search(Scenario scenario, ExplorationStrategy strategy) {
        this.scenario = scenario;
        this.strategy = strategy;
    }

    /** Returns the number of the first run that fails, from 1; 0 if none does, or the strategy has nothing left. */
    int firstFailure(long firstSeed, int runs) {
        for (int i = 0; i < runs; i++) {
            learnFor(firstSeed + i);
            if (!strategy.begin(firstSeed + i)) {
                return 0;
            }
            if (run() != null) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Returns how many runs fail. */
    int failures(long firstSeed, int runs) {
        int failures = 0;
        for (int i = 0; i < runs; i++) {
            learnFor(firstSeed + i);
            if (!strategy.begin(firstSeed + i)) {
                return failures;
            }
            if (run() != null) {
                failures++;
            }
        }
        return failures;
    }

    /** Executes the run of a seed; returns its failure. */
    @Nullable AssertionError failure(long seed) {
        learnFor(seed);
        strategy.begin(seed);
        return run();
    }

    /** Returns how many runs were executed, learning runs included. */
    long executed() {
        return executed;
    }

    /** Repeats the run of a seed; returns its decisions. */
    Schedule decisions(long seed) {
        learnFor(seed);
        ScheduleRecorder recorder = new ScheduleRecorder(strategy);
        recorder.begin(seed);
        run(recorder);
        return recorder.decisions();
    }

    /** Runs once, without a seed, under a strategy that is ready; returns the failure. */
    @Nullable AssertionError once() {
        strategy.begin(0);
        return run();
    }

    private void learnFor(long seed) {
        for (int wanted = strategy.learningRuns(seed); learned < wanted; learned++) {
            strategy.beginLearning(learned);
            run();
        }
    }

    private @Nullable AssertionError run() {
        return run(strategy);
    }

    private @Nullable AssertionError run(ExplorationStrategy each) {
        TestScheduler scheduler = TestScheduler.builder().strategy(each).maxSteps(MAX_STEPS).build();
        executed++;
        AssertionError found = null;
        try {
            scenario.run(scheduler);
        } catch (AssertionError failure) {
            found = failure;
        } catch (Exception broken) {
            throw new IllegalStateException("The program itself is broken, under " + strategy, broken);
        }
        if (found != null && found.getClass() != AssertionError.class) {
            throw new IllegalStateException("The program fails in another way than it should, under " + strategy, found);
        }
        scheduler.close();
        each.end();
        return found;
    }
}
