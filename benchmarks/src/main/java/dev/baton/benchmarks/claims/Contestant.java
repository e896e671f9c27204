package dev.baton.benchmarks.claims;

import dev.baton.core.exploration.ExplorationStrategy;
import java.util.List;
import java.util.function.Supplier;

/** A strategy that takes part, under a name. */
record Contestant(String name, Supplier<ExplorationStrategy> strategy) {
    /** The strategy of an exploration that was told nothing. */
    static final Contestant DEFAULT = new Contestant("portfolio (default)", ExplorationStrategy::portfolio);

    /** All that take part; a new strategy is one more line. */
    static final List<Contestant> ALL = List.of(
            new Contestant("random walk", ExplorationStrategy::randomWalk),
            new Contestant("uniform walk", ExplorationStrategy::uniformWalk),
            new Contestant("random priority", ExplorationStrategy::randomPriority),
            new Contestant("PCT 1", () -> ExplorationStrategy.pct(1)),
            new Contestant("PCT 2", () -> ExplorationStrategy.pct(2)),
            new Contestant("PCT 3", () -> ExplorationStrategy.pct(3)),
            new Contestant("partial order", ExplorationStrategy::partialOrderSampling),
            DEFAULT);
}
