package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Watches a program in runs of its own, and writes down how long they are and how many tasks follow from each.
 *
 * <p>Run 0 is FIFO; run <i>i</i> is the random walk of seed <i>-8i</i>. The clock never jumps. A size is the greatest
 * that any of these runs has shown.
 *
 * <p>How many decisions a run may have is not how many these had: a task that they ran early another run holds back, and
 * then every step beside it is a decision. So all steps from the first decision to the last task but one count.
 */
final class Learning implements ExplorationStrategy {
    static final int RUNS = 4;

    private static final int MOST_TASKS = 100_000; // of a run without end, the beginning is enough

    private final Profile profile;
    private final ExplorationStrategy fifo = new Fifo();
    private final ExplorationStrategy walk = new RandomWalk();
    private final LongMap parents = new LongMap();
    private final LongMap descendants = new LongMap();
    private ExplorationStrategy order = fifo;
    private long[] ran = new long[64];
    private int count;
    private int ranBeforeChoice;

    Learning(Profile profile) {
        this.profile = profile;
    }

    @Override
    public void beginLearning(int index) {
        parents.clear();
        count = 0;
        ranBeforeChoice = -1;
        if (index == 0) {
            order = fifo;
        } else {
            order = walk;
            walk.begin(walkSeed(index));
        }
    }

    /** Returns the seed of a learning run that is a walk. */
    static long walkSeed(int index) {
        return -8L * index;
    }

    @Override
    public int choose(Decision decision) {
        if (ranBeforeChoice < 0) {
            ranBeforeChoice = count;
        }
        return order.choose(decision);
    }

    @Override
    public void submitted(long task, long parent, long lane, boolean delayed) {
        if (!delayed && count < MOST_TASKS) {
            parents.put(task, parent);
        }
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        if (count == MOST_TASKS) {
            return;
        }
        if (count == ran.length) {
            ran = Arrays.copyOf(ran, 2 * count);
        }
        ran[count++] = task;
    }

    @Override
    public void end() {
        if (ranBeforeChoice >= 0) {
            profile.sawDecisions(count - ranBeforeChoice - 1);
        }
        descendants.clear();
        for (int i = count - 1; i >= 0; i--) { // children ran after their parent
            long size = 1 + descendants.get(ran[i]);
            profile.sawSize(ran[i], size);
            descendants.add(parents.get(ran[i]), size);
        }
    }

    @Override
    public String toString() {
        return order + ", to learn the program";
    }
}
