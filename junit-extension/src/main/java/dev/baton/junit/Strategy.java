package dev.baton.junit;

import dev.baton.core.exploration.ExplorationStrategy;
import java.util.function.Supplier;

/**
 * Who chooses the order of tasks in a {@link BatonTest}: the strategies of {@link ExplorationStrategy}. One of your own is
 * for {@link dev.baton.core.testing.Exploration#strategy(Supplier)}.
 */
public enum Strategy {
    /** A rotation through several, by the seed. */
    PORTFOLIO(ExplorationStrategy::portfolio),
    /** The oldest task first, in every run. */
    FIFO(ExplorationStrategy::fifo),
    /** Uniformly among the candidates of each decision. */
    RANDOM_WALK(ExplorationStrategy::randomWalk),
    /** So that every schedule is equally likely. */
    UNIFORM_WALK(ExplorationStrategy::uniformWalk),
    /** The task of the best random priority. */
    RANDOM_PRIORITY(ExplorationStrategy::randomPriority),
    /** The chain of the best random priority. */
    PCT_1(() -> ExplorationStrategy.pct(1)),
    /** The chain of the best random priority, which is lowered once. */
    PCT_2(() -> ExplorationStrategy.pct(2)),
    /** The chain of the best random priority, which is lowered twice. */
    PCT_3(() -> ExplorationStrategy.pct(3)),
    /** Random priorities, drawn anew after a conflict of what labels declare. */
    PARTIAL_ORDER_SAMPLING(ExplorationStrategy::partialOrderSampling),
    /** Every order once, until none is left or the iterations are used up. */
    DEPTH_FIRST(ExplorationStrategy::depthFirst),
    /** One of those orders that come to the same by what labels declare, until none is left. */
    PARTIAL_ORDER_REDUCTION(ExplorationStrategy::partialOrderReduction);

    private final Supplier<ExplorationStrategy> maker;

    Strategy(Supplier<ExplorationStrategy> maker) {
        this.maker = maker;
    }

    /** Returns a new strategy. */
    ExplorationStrategy create() {
        return maker.get();
    }
}
