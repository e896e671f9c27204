package dev.baton.core.exploration;

/**
 * Decides which of several candidates runs next.
 *
 * <p>A strategy is asked only where there are two or more candidates, always on the driver thread, and belongs to one
 * run. The candidates of a given program and the choices so far always come in the same order, so a strategy that is
 * a function of its seed makes the run a function of its seed.
 */
@FunctionalInterface
public interface ExplorationStrategy {
    /**
     * Chooses a candidate.
     *
     * @param candidates how many there are, at least 2
     * @return an index from 0 to {@code candidates - 1}
     */
    int choose(int candidates);

    /**
     * Returns the random walk: one uniform choice among the candidates at each decision.
     *
     * @param seed any number; the same seed takes the same decisions, in every process
     */
    static ExplorationStrategy randomWalk(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        return random::below;
    }
}
