package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import org.jspecify.annotations.Nullable;

/**
 * Draws a schedule such that each is equally likely, as far as the shape of the program is known.
 *
 * <h2>Weights</h2>
 *
 * If every task waits for one other only, its submitter or the one before it in its lane, the tasks form a forest. The
 * share of its schedules that begin with one of the roots is the share of tasks that follow from this root, so choosing
 * in proportion to that is exactly uniform [1]. A background task weighs as much as its subtree, itself included; the
 * head of a lane as much as the subtrees of everything queued in the lane.
 *
 * <h2>What it does not know</h2>
 *
 * Subtrees are those of the learning runs; an unknown task weighs 1. A delayed task belongs to no subtree, and is a root
 * when it fires. A task that waits for two others, as where two chains feed a lane in use, makes the choice less even.
 * No weight is 0, so that no schedule is lost.
 *
 * <p>[1] Zhao et al.: Selectively Uniform Concurrency Testing, ASPLOS 2025 (there of threads, which are chains); the
 * count of schedules is the hook length formula for forests, Knuth: The Art of Computer Programming 3, 5.1.4.
 */
final class UniformWalk implements ExplorationStrategy {
    private final Profile profile;
    private final SplitMix64 random = new SplitMix64(0);
    private final LongMap queued = new LongMap();
    private long[] sums = new long[16];

    UniformWalk(Profile profile) {
        this.profile = profile;
    }

    @Override
    public boolean begin(long seed) {
        random.reset(seed);
        queued.clear();
        return true;
    }

    @Override
    public int choose(Decision decision) {
        int tasks = decision.tasks();
        if (tasks > sums.length) {
            sums = new long[2 * tasks];
        }
        long sum = 0;
        for (int i = 0; i < tasks; i++) {
            long lane = decision.lane(i);
            sum += lane == 0 ? profile.size(decision.task(i)) : queued.get(lane);
            sums[i] = sum;
        }
        long point = random.below(sum);
        int chosen = 0;
        while (sums[chosen] <= point) {
            chosen++;
        }
        return chosen;
    }

    @Override
    public void submitted(long task, long parent, long lane, boolean delayed) {
        if (lane != 0) {
            queued.add(lane, profile.size(task));
        }
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        leaves(task, lane);
    }

    @Override
    public void cancelled(long task, long lane) {
        leaves(task, lane);
    }

    private void leaves(long task, long lane) {
        if (lane != 0) {
            queued.add(lane, -profile.size(task));
        }
    }

    @Override
    public String toString() {
        return "uniform walk";
    }
}
