package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import org.jspecify.annotations.Nullable;

/**
 * Watches a program in runs of its own, and writes down how long they are and how many tasks follow from each.
 *
 * <p>Run 0 is FIFO, run 1 the random walk of seed -8; the others take chain by chain, the oldest first and the newest
 * first, since a program that one task cuts short shows its whole length only if that task comes last. The clock never
 * jumps. A size is the greatest that any of these runs has shown.
 *
 * <p>How many decisions a run may have is not how many these had: a task that they ran early another run holds back, and
 * then every step beside it is a decision. So all steps from the first decision to the last task but one count.
 */
final class Learning implements ExplorationStrategy {
    static final int RUNS = 4;
    static final int WALK = 1;
    static final long WALK_SEED = -8;

    private static final int MOST_TASKS = 100_000; // of a run without end, the beginning is enough

    private final Profile profile;
    private final ExplorationStrategy[] orders = {
        new Fifo(), new RandomWalk(), Pct.chainByChain(false), Pct.chainByChain(true)
    };
    private final LongMap parents = new LongMap();
    private final LongMap descendants = new LongMap();
    private final Longs ran = new Longs();
    private ExplorationStrategy order = orders[0];
    private int ranBeforeChoice;

    Learning(Profile profile) {
        this.profile = profile;
    }

    @Override
    public void beginLearning(int index) {
        parents.clear();
        ran.clear();
        ranBeforeChoice = -1;
        order = orders[index];
        order.begin(WALK_SEED);
    }

    @Override
    public int choose(Decision decision) {
        if (ranBeforeChoice < 0) {
            ranBeforeChoice = ran.size();
        }
        return order.choose(decision);
    }

    @Override
    public void submitted(long task, long parent, long lane, boolean delayed) {
        order.submitted(task, parent, lane, delayed);
        if (!delayed && ran.size() < MOST_TASKS) {
            parents.put(task, parent);
        }
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        order.ran(task, lane, label);
        if (ran.size() < MOST_TASKS) {
            ran.add(task);
        }
    }

    @Override
    public void cancelled(long task, long lane) {
        order.cancelled(task, lane);
    }

    @Override
    public void end() {
        if (ranBeforeChoice >= 0) {
            profile.sawDecisions(ran.size() - ranBeforeChoice - 1);
        }
        descendants.clear();
        for (int i = ran.size() - 1; i >= 0; i--) { // children ran after their parent
            long task = ran.get(i);
            long size = 1 + descendants.get(task);
            profile.sawSize(task, size);
            descendants.add(parents.get(task), size);
        }
    }

    @Override
    public String toString() {
        return order + ", to learn the program";
    }
}
