package dev.baton.core.exploration;

import java.util.OptionalLong;

/**
 * Different strategies in turn, for no single one finds every bug: the walk and the uniform walk reach everything a
 * little, random priorities and PCT hold one task up for long. Every other run lets the clock jump early.
 *
 * <h2>Rotation</h2>
 *
 * The seed modulo 8 selects: 0 and 4 the walk, 1 and 5 the uniform walk, 2 and 6 random priorities, 3 and 7 PCT of a
 * depth from 1 to 3; with 1, 3, 4 and 6 the clock may jump.
 *
 * <h2>Learning</h2>
 *
 * The uniform walk and PCT share what four learning runs teach.
 */
final class Portfolio extends ForwardingStrategy {
    private static final int DEEPEST = 3;

    private final Profile profile = new Profile();
    private final Learning learning = new Learning(profile);
    private final ExplorationStrategy walk = delegate();
    private final ExplorationStrategy uniform = new UniformWalk(profile);
    private final ExplorationStrategy priority = new RandomPriority();
    private final ExplorationStrategy[] pct = new ExplorationStrategy[DEEPEST];
    private final EagerClock clock = new EagerClock(walk);

    Portfolio() {
        super(new RandomWalk());
        for (int i = 0; i < DEEPEST; i++) {
            pct[i] = new Pct(profile, i + 1);
        }
    }

    @Override
    public int learningRuns(long seed) {
        return (seed & 1) == 1 ? Learning.RUNS : 0; // the uniform walk and PCT stand at the odd numbers
    }

    @Override
    public void beginLearning(int index) {
        delegate(learning);
        super.beginLearning(index);
    }

    @Override
    public OptionalLong learningSeed(int index) {
        return index == Learning.WALK ? OptionalLong.of(Learning.WALK_SEED) : OptionalLong.empty();
    }

    @Override
    public boolean begin(long seed) {
        ExplorationStrategy base = base(seed);
        delegate(mayJump(seed) ? clock.over(base) : base);
        return super.begin(seed);
    }

    private ExplorationStrategy base(long seed) {
        return switch ((int) Math.floorMod(seed, 4L)) {
            case 0 -> walk;
            case 1 -> uniform;
            case 2 -> priority;
            default -> pct[(int) Math.floorMod(Math.floorDiv(seed, 4L), (long) DEEPEST)];
        };
    }

    private static boolean mayJump(long seed) {
        boolean odd = Math.floorMod(seed, 2L) == 1;
        boolean firstHalf = Math.floorMod(seed, 8L) < 4;
        return odd == firstHalf;
    }
}
