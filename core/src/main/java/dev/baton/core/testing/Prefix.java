package dev.baton.core.testing;

import dev.baton.core.TaskLabel;
import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.exploration.ExplorationStrategy;
import org.jspecify.annotations.Nullable;

/** Takes the first decisions of an earlier run again and leaves the rest to another strategy, without early jumps. */
final class Prefix implements ExplorationStrategy {
    private final DecisionLog earlier;
    private final int length;
    private final int clockJumps;
    private final ExplorationStrategy rest;
    private final int[] steps;
    private int taken;
    private int ran;

    Prefix(DecisionLog earlier, int length, int clockJumps, ExplorationStrategy rest) {
        this.earlier = earlier;
        this.length = length;
        this.clockJumps = clockJumps;
        this.rest = rest;
        this.steps = new int[length];
    }

    /** Repeats the whole of an earlier run. */
    static Prefix all(DecisionLog earlier, int clockJumps) {
        return new Prefix(earlier, earlier.count(), clockJumps, ExplorationStrategy.fifo());
    }

    @Override
    public int clockJumps() {
        return clockJumps;
    }

    @Override
    public int choose(Decision decision) {
        int choices = decision.tasks() + (decision.canJump() ? 1 : 0);
        if (taken < length && earlier.candidates(taken) == choices) {
            steps[taken] = ran + 1;
            return earlier.chosen(taken++);
        }
        taken = length; // a program that differs has no use for the decisions that follow
        return decision.tasks() == 1 ? 0 : rest.choose(decision);
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        ran++;
    }

    /** Returns the step that a decision let run, or that followed the jump. */
    int stepOf(int decision) {
        return steps[decision];
    }

    @Override
    public String toString() {
        return "repetition of " + length + " decisions";
    }
}
