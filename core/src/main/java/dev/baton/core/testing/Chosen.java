package dev.baton.core.testing;

import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.exploration.ExplorationStrategy;
import org.jspecify.annotations.Nullable;

/** Candidates among which a strategy chooses, wherever there is a choice. Every decision is logged. */
final class Chosen extends Candidates<ReadyArray> implements Decision {
    private final ExplorationStrategy strategy;
    private final DecisionLog decisions = new DecisionLog();
    private final int clockJumps;
    private int jumpsLeft;
    private boolean canJump;
    private long now;

    Chosen(ExplorationStrategy strategy, boolean idleClock) {
        super(new ReadyArray());
        this.strategy = strategy;
        this.clockJumps = idleClock ? 0 : clockJumps(strategy);
        this.jumpsLeft = clockJumps;
    }

    private static int clockJumps(ExplorationStrategy asked) {
        int jumps = asked.clockJumps();
        if (jumps < 0) {
            throw new IllegalStateException("The exploration strategy " + asked + " allows the clock " + jumps
                    + " early jumps; it must allow 0 or more");
        }
        return jumps;
    }

    @Override
    ReadyArray none() {
        return new ReadyArray();
    }

    @Override
    int clockJumps() {
        return clockJumps;
    }

    @Override
    boolean hasJumps() {
        return jumpsLeft > 0;
    }

    @Override
    DecisionLog decisions() {
        return decisions;
    }

    @Override
    @Nullable TaskNode poll(long time, boolean jumpPossible) {
        ReadyArray tasks = elect();
        int count = tasks.size();
        if (count == 0) {
            return null;
        }
        if (count == 1 && !jumpPossible) {
            return tasks.take(0);
        }
        now = time;
        canJump = jumpPossible;
        int index = decide(count, jumpPossible ? count + 1 : count);
        if (index == count) {
            jumpsLeft--;
            return null;
        }
        return tasks.take(index);
    }

    private int decide(int tasks, int choices) {
        int index = strategy.choose(this);
        if (index < 0 || index >= choices) {
            throw new IllegalStateException("The exploration strategy " + strategy + " chose candidate " + index
                    + " of " + choices + "; it must answer an index from 0 to " + (choices - 1));
        }
        if (eligible().size() != tasks) {
            throw new IllegalStateException("The exploration strategy " + strategy
                    + " submitted, cancelled or ran tasks while it was asked to choose; it must only choose");
        }
        decisions.add(choices, index);
        return index;
    }

    @Override
    boolean deprioritize(TaskLabel label) {
        boolean isNew = super.deprioritize(label);
        if (isNew) {
            strategy.deprioritized(label);
        }
        return isNew;
    }

    @Override
    public int tasks() {
        return eligible().size();
    }

    @Override
    public boolean canJump() {
        return canJump;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long task(int index) {
        return Nodes.id(eligible().get(index));
    }

    @Override
    public long lane(int index) {
        TestLane lane = Nodes.laneOf(eligible().get(index));
        return lane == null ? 0 : lane.identity();
    }

    @Override
    public int readiness(int index) {
        return eligible().order(index);
    }

    @Override
    public @Nullable TaskLabel label(int index) {
        return eligible().get(index).label();
    }
}
