package dev.baton.benchmarks.claims;

import dev.baton.core.TaskLabel;
import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.Identity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Oldest first, but for a few constraints: a task is no candidate until another has run. If all candidates are held, the
 * oldest runs. A constraint on {@link Identity#JUMP} makes the clock jump as soon as it can after the other task.
 */
final class HoldUntil implements ExplorationStrategy {
    /** Never runs: what is held until then runs when nothing else is left. */
    static final long END = 0;

    private final List<Constraint> constraints;
    private final int jumpsAllowed;
    private final Set<Long> ran = new HashSet<>();
    private final List<Long> order = new ArrayList<>();
    private int jumps;

    HoldUntil(List<Constraint> constraints) {
        this.constraints = constraints;
        this.jumpsAllowed = (int) constraints.stream().filter(Constraint::isJump).count();
    }

    /** The first is held until the second has run. */
    record Constraint(long held, long until) {
        boolean isJump() {
            return held == Identity.JUMP;
        }
    }

    /** Returns the tasks that ran, in order, with {@link Identity#JUMP} for early jumps of the clock. */
    List<Long> order() {
        return order;
    }

    @Override
    public boolean begin(long seed) {
        ran.clear();
        order.clear();
        jumps = 0;
        return true;
    }

    @Override
    public int clockJumps() {
        return jumpsAllowed;
    }

    @Override
    public int choose(Decision decision) {
        if (decision.canJump() && jumpsDue() > jumps) {
            jumps++;
            ran.add(Identity.JUMP);
            order.add(Identity.JUMP);
            return decision.tasks();
        }
        int oldest = -1;
        for (int i = 0; i < decision.tasks(); i++) {
            boolean older = oldest < 0 || decision.readiness(i) - decision.readiness(oldest) < 0;
            if (older && !isHeld(decision.task(i))) {
                oldest = i;
            }
        }
        return oldest < 0 ? decision.oldest() : oldest;
    }

    private int jumpsDue() {
        int due = 0;
        for (Constraint each : constraints) {
            due += each.isJump() && ran.contains(each.until()) ? 1 : 0;
        }
        return due;
    }

    private boolean isHeld(long task) {
        for (Constraint each : constraints) {
            if (each.held() == task && !ran.contains(each.until())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        ran.add(task);
        order.add(task);
    }

    @Override
    public String toString() {
        return "hold until " + constraints;
    }
}
