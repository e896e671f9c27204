package dev.baton.core.exploration;

/** One uniform choice at each decision. A task held up behind a chain of K others comes last with probability 2^-K. */
final class RandomWalk implements ExplorationStrategy {
    private final SplitMix64 random = new SplitMix64(0);

    @Override
    public boolean begin(long seed) {
        random.reset(seed);
        return true;
    }

    @Override
    public int choose(Decision decision) {
        return random.below(decision.tasks());
    }

    @Override
    public String toString() {
        return "random walk";
    }
}
