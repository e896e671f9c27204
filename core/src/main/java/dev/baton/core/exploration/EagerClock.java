package dev.baton.core.exploration;

/**
 * Lets the clock jump early, once or twice in a run, and otherwise leaves the choice to another strategy.
 *
 * <p>How often, and how likely at each decision that offers it, is drawn for each run: a small probability reaches
 * timeouts far into a run, a large one those at its beginning. The other strategy is asked only where there are two
 * tasks or more, so it decides as it would without a clock.
 */
final class EagerClock extends ForwardingStrategy {
    private static final int SMALLEST_EXPONENT = 6;

    private final SplitMix64 random = new SplitMix64(0);
    private int jumps;
    private int exponent = 1;

    EagerClock(ExplorationStrategy base) {
        super(base);
    }

    /** Sets the strategy for the next run. */
    EagerClock over(ExplorationStrategy base) {
        delegate(base);
        return this;
    }

    @Override
    public void beginLearning(int index) {
        jumps = 0;
        super.beginLearning(index);
    }

    @Override
    public boolean begin(long seed) {
        random.reset(SplitMix64.mix(seed ^ Identity.JUMP)); // apart from the numbers the base draws
        jumps = random.below(4) == 0 ? 2 : 1;
        exponent = 1 + random.below(SMALLEST_EXPONENT);
        return super.begin(seed);
    }

    @Override
    public int clockJumps() {
        return jumps;
    }

    @Override
    public int choose(Decision decision) {
        if (decision.canJump() && random.below(1 << exponent) == 0) {
            return decision.tasks();
        }
        return decision.tasks() == 1 ? 0 : super.choose(decision);
    }

    @Override
    public String toString() {
        return super.toString() + ", clock may jump";
    }
}
