package dev.baton.core.exploration;

/**
 * Gives each task one random priority for the run, and always runs the best: the order of the test kit of cats-effect.
 *
 * <p>A task held up behind a chain of K others comes last with probability 1/(K+1). The priority is a hash of the seed
 * and the identity, so nothing needs to be remembered.
 */
final class RandomPriority implements ExplorationStrategy {
    private long salt;

    @Override
    public boolean begin(long seed) {
        salt = SplitMix64.mix(seed + 0x9E3779B97F4A7C15L);
        return true;
    }

    @Override
    public int choose(Decision decision) {
        int best = 0;
        long highest = priority(decision, 0);
        for (int i = 1; i < decision.tasks(); i++) {
            long priority = priority(decision, i);
            if (priority > highest) {
                best = i;
                highest = priority;
            }
        }
        return best;
    }

    private long priority(Decision decision, int index) {
        return SplitMix64.mix(salt ^ decision.task(index));
    }

    @Override
    public String toString() {
        return "random priority";
    }
}
