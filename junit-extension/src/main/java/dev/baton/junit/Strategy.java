package dev.baton.junit;

import dev.baton.core.exploration.ExplorationStrategy;

/**
 * Who chooses the order of tasks in a {@link BatonTest}: the strategies of {@link ExplorationStrategy}. One of your own is
 * for {@link dev.baton.core.testing.Exploration#strategy(ExplorationStrategy)}.
 */
public enum Strategy {
    /** A rotation through several, by the seed. */
    PORTFOLIO,
    /** The oldest task first, in every run. */
    FIFO,
    /** Uniformly among the candidates of each decision. */
    RANDOM_WALK,
    /** So that every schedule is equally likely. */
    UNIFORM_WALK,
    /** The task of the best random priority. */
    RANDOM_PRIORITY,
    /** The chain of the best random priority. */
    PCT_1,
    /** The chain of the best random priority, which is lowered once. */
    PCT_2,
    /** The chain of the best random priority, which is lowered twice. */
    PCT_3,
    /** Random priorities, drawn anew after a conflict of what labels declare. */
    PARTIAL_ORDER_SAMPLING,
    /** Every order once, until none is left or the iterations are used up. */
    DEPTH_FIRST,
    /** One of those orders that come to the same by what labels declare, until none is left. */
    PARTIAL_ORDER_REDUCTION;

    /** Returns a new strategy. */
    ExplorationStrategy create() {
        return switch (this) {
            case PORTFOLIO -> ExplorationStrategy.portfolio();
            case FIFO -> ExplorationStrategy.fifo();
            case RANDOM_WALK -> ExplorationStrategy.randomWalk();
            case UNIFORM_WALK -> ExplorationStrategy.uniformWalk();
            case RANDOM_PRIORITY -> ExplorationStrategy.randomPriority();
            case PCT_1 -> ExplorationStrategy.pct(1);
            case PCT_2 -> ExplorationStrategy.pct(2);
            case PCT_3 -> ExplorationStrategy.pct(3);
            case PARTIAL_ORDER_SAMPLING -> ExplorationStrategy.partialOrderSampling();
            case DEPTH_FIRST -> ExplorationStrategy.depthFirst();
            case PARTIAL_ORDER_REDUCTION -> ExplorationStrategy.partialOrderReduction();
        };
    }
}
