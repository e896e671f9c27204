package dev.baton.benchmarks.claims;

import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.ExplorationStrategy;
import java.util.SplittableRandom;

/** Walks at random and takes every second chance to let the clock jump early, up to four times a run. */
final class JumpHappy implements ExplorationStrategy {
    private SplittableRandom random = new SplittableRandom(0);

    @Override
    public boolean begin(long seed) {
        random = new SplittableRandom(seed);
        return true;
    }

    @Override
    public int clockJumps() {
        return 4;
    }

    @Override
    public int choose(Decision decision) {
        return decision.canJump() && random.nextBoolean() ? decision.tasks() : random.nextInt(decision.tasks());
    }
}
