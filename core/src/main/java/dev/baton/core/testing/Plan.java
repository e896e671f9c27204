package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an exploration was told to do; see {@link Exploration}. */
record Plan(
        Scenario scenario,
        long firstSeed,
        long iterations,
        long maxSteps,
        boolean boundFails,
        boolean idleClock,
        Supplier<ExplorationStrategy> strategies,
        boolean hasDefaultStrategy,
        int threads,
        int mostFailures,
        int guardEvery,
        int shrinkRuns,
        @Nullable Duration timeBudget,
        Duration hangLimit,
        Shard shard,
        @Nullable Path corpus,
        @Nullable Path pages,
        boolean hasSummary,
        ReplayWording wording,
        Consumer<String> progress,
        Consumer<String> hangs,
        @Nullable Consumer<? super Throwable> lateErrors) {

    Execution execution() {
        return new Execution(scenario, maxSteps, idleClock, lateErrors);
    }

    /** Returns the seed of a run, from 0. */
    long seed(long run) {
        return firstSeed + run;
    }
}
