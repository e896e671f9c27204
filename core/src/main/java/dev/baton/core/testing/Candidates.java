package dev.baton.core.testing;

import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.exploration.ExplorationStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every task that may run next: ready background tasks, and the heads of lanes with no task on the stack.
 *
 * <p>Deprioritized ones are candidates only while there is no normal one. A lane takes the class of its head. The
 * oldest runs next unless there is a strategy, which is asked wherever there is a choice.
 */
final class Candidates implements Decision {
    private final @Nullable ExplorationStrategy strategy;
    private final TaskArray normal;
    private final TaskArray last;
    private final Set<TaskLabel> deprioritized = new HashSet<>(0);
    private final DecisionLog decisions = new DecisionLog();
    private TaskArray eligible;
    private boolean canJump;
    private final int clockJumps;
    private int jumpsLeft;
    private long now;

    Candidates(@Nullable ExplorationStrategy strategy, boolean idleClock) {
        this.strategy = strategy;
        this.normal = new TaskArray(strategy == null);
        this.last = new TaskArray(strategy == null);
        this.eligible = normal;
        this.clockJumps = strategy == null || idleClock ? 0 : clockJumps(strategy);
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

    @Nullable ExplorationStrategy strategy() {
        return strategy;
    }

    /** Returns how many early jumps the strategy may take in the whole run. */
    int clockJumps() {
        return clockJumps;
    }

    /** Returns true if the strategy may still let the clock jump early. */
    boolean hasJumps() {
        return jumpsLeft > 0;
    }

    DecisionLog decisions() {
        return decisions;
    }

    boolean isEmpty() {
        return normal.size() + last.size() == 0;
    }

    void add(TaskNode task) {
        (isLast(task) ? last : normal).add(task);
    }

    boolean remove(TaskNode task) {
        return normal.remove(task) || last.remove(task);
    }

    /**
     * Takes out the task that runs next, or returns null: there is none, or the clock is to jump.
     *
     * @param time virtual nanoseconds
     * @param jumpPossible true if a timer is due within the limit of the running call; then null means a jump
     */
    @Nullable TaskNode poll(long time, boolean jumpPossible) {
        eligible = normal.size() > 0 ? normal : last;
        int count = eligible.size();
        if (count == 0) {
            return null;
        }
        int index = 0;
        if (strategy != null && (count > 1 || jumpPossible)) {
            now = time;
            canJump = jumpPossible;
            index = decide(strategy, count, jumpPossible ? count + 1 : count);
            if (index == count) {
                jumpsLeft--;
                return null;
            }
        }
        TaskNode next = eligible.get(index);
        eligible.remove(next);
        return next;
    }

    private int decide(ExplorationStrategy asked, int tasks, int choices) {
        int index = asked.choose(this);
        if (index < 0 || index >= choices) {
            throw new IllegalStateException("The exploration strategy " + asked + " chose candidate " + index
                    + " of " + choices + "; it must answer an index from 0 to " + (choices - 1));
        }
        if (eligible.size() != tasks) {
            throw new IllegalStateException("The exploration strategy " + asked
                    + " submitted, cancelled or ran tasks while it was asked to choose; it must only choose");
        }
        decisions.add(choices, index);
        return index;
    }

    @Override
    public int tasks() {
        return eligible.size();
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
        return Nodes.id(eligible.get(index));
    }

    @Override
    public long lane(int index) {
        TestLane lane = Nodes.laneOf(eligible.get(index));
        return lane == null ? 0 : lane.identity();
    }

    @Override
    public int readiness(int index) {
        return Nodes.readiness(eligible.get(index));
    }

    @Override
    public @Nullable TaskLabel label(int index) {
        return eligible.get(index).label();
    }

    void deprioritize(TaskLabel label) {
        if (!deprioritized.add(label)) {
            return;
        }
        if (strategy != null) {
            strategy.deprioritized(label);
        }
        List<TaskNode> moving = new ArrayList<>();
        for (int i = 0; i < normal.size(); i++) {
            if (isLast(normal.get(i))) {
                moving.add(normal.get(i));
            }
        }
        moving.forEach(task -> {
            normal.remove(task);
            last.add(task);
        });
    }

    boolean isDeprioritized(TaskLabel label) {
        return deprioritized.contains(label);
    }

    private boolean isLast(TaskNode task) {
        TaskLabel label = task.label();
        return label != null && !deprioritized.isEmpty() && deprioritized.contains(label);
    }

    /** Returns what could have run instead of the task polled last, the oldest first; of very many the same few. */
    List<TaskNode> others(int most) {
        List<TaskNode> tasks = new ArrayList<>();
        for (int i = 0; i < eligible.size() && i < most; i++) {
            tasks.add(eligible.get(i));
        }
        tasks.sort((one, other) -> Nodes.readiness(one) - Nodes.readiness(other));
        return tasks;
    }

    /** Returns all candidates, normal ones first. */
    List<TaskNode> all() {
        List<TaskNode> tasks = new ArrayList<>(normal.size() + last.size());
        for (TaskArray array : List.of(normal, last)) {
            for (int i = 0; i < array.size(); i++) {
                tasks.add(array.get(i));
            }
        }
        return tasks;
    }
}
