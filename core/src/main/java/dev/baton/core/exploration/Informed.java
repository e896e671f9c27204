package dev.baton.core.exploration;

/** A strategy that is used on a program only when the learning runs have shown it. */
final class Informed extends ForwardingStrategy {
    private final Learning learning;
    private final ExplorationStrategy strategy;

    Informed(Profile profile, ExplorationStrategy strategy) {
        super(strategy);
        this.learning = new Learning(profile);
        this.strategy = strategy;
    }

    @Override
    public int learningRuns(long seed) {
        return Learning.RUNS;
    }

    @Override
    public void beginLearning(int index) {
        delegate(learning);
        super.beginLearning(index);
    }

    @Override
    public boolean begin(long seed) {
        delegate(strategy);
        return super.begin(seed);
    }
}
