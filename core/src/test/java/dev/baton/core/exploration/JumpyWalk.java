package dev.baton.core.exploration;

/** A random walk for which a clock jump is a candidate like any other. */
final class JumpyWalk implements ExplorationStrategy {
    private final SplitMix64 random = new SplitMix64(0);

    @Override
    public boolean begin(long seed) {
        random.reset(seed);
        return true;
    }

    @Override
    public int clockJumps() {
        return 2;
    }

    @Override
    public int choose(Decision decision) {
        return random.below(decision.canJump() ? decision.tasks() + 1 : decision.tasks());
    }
}
