package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * POS [1]: runs the candidate of the best random priority, and then redraws those of the candidates that conflict with it.
 *
 * <p>Redrawing makes the orders of conflicting tasks nearly independent of each other, where one priority for the run
 * would tie them together; tasks that conflict with nothing do not disturb them. A task becomes a candidate with a fresh
 * priority. Where nothing is known of conflicts this is a random walk.
 *
 * <p>[1] Yuan, Yang, Gu: Partial Order Aware Concurrency Sampling, CAV 2018.
 */
final class PartialOrderSampling implements ExplorationStrategy {
    private final BiPredicate<@Nullable TaskLabel, @Nullable TaskLabel> conflicts;
    private final SplitMix64 random = new SplitMix64(0);
    private final LongMap priorities = new LongMap();
    private @Nullable TaskLabel lastLabel;
    private int ranSinceDecision;

    PartialOrderSampling(BiPredicate<@Nullable TaskLabel, @Nullable TaskLabel> conflicts) {
        this.conflicts = conflicts;
    }

    @Override
    public boolean begin(long seed) {
        random.reset(seed);
        priorities.clear();
        ranSinceDecision = 0;
        return true;
    }

    @Override
    public int choose(Decision decision) {
        int best = 0;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < decision.tasks(); i++) {
            long priority = priority(decision, i);
            if (priority > highest) {
                best = i;
                highest = priority;
            }
        }
        ranSinceDecision = 0;
        return best;
    }

    private long priority(Decision decision, int index) {
        long task = decision.task(index);
        long priority = priorities.get(task);
        if (priority == 0 || isDisturbed(decision.label(index))) {
            priority = 1 + (random.next() >>> 2);
            priorities.put(task, priority);
        }
        return priority;
    }

    /** More than one task runs between two decisions only while there was no other candidate to be disturbed. */
    private boolean isDisturbed(@Nullable TaskLabel label) {
        return ranSinceDecision > 0 && conflicts.test(lastLabel, label);
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        priorities.remove(task);
        lastLabel = label;
        ranSinceDecision++;
    }

    @Override
    public void cancelled(long task, long lane) {
        priorities.remove(task);
    }

    @Override
    public String toString() {
        return "partial order sampling";
    }
}
