package dev.baton.core.exploration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run deviated from FIFO order: which tasks were passed over while they were the older candidate, by which tasks, or
 * by an early jump of the clock.
 *
 * <p>Holding each of them until the last task that passed it has run repeats the run exactly. For when a task is chosen,
 * every older candidate is being passed, so what that is held for has not run yet; and the chosen task is not held, for
 * those that passed it have run. When the clock jumps every candidate is being passed.
 */
final class Overtaking {
    private final List<Long> order = new ArrayList<>();
    private final Map<Long, Passed> passed = new LinkedHashMap<>();
    private final List<Passed> passedByJump = new ArrayList<>();
    private long jumpedAt;
    private int jumps;

    /** Notes a choice. */
    void chose(Decision decision, int chosen) {
        landed(decision.now());
        boolean isJump = chosen == decision.tasks();
        for (int i = 0; i < decision.tasks(); i++) {
            if (isJump) {
                Passed task = passed(decision.task(i));
                task.jump = order.size();
                passedByJump.add(task);
            } else if (decision.readiness(i) - decision.readiness(chosen) < 0
                    && decision.task(i) != decision.task(chosen)) { // nothing can wait for its namesake
                passed(decision.task(i)).by(order.size());
            }
        }
        if (isJump) {
            jumps++;
            jumpedAt = decision.now();
        }
    }

    /** Notes that a task began. If there was no choice since the clock jumped, all that is known is that it moved. */
    void ran(long task) {
        landed(jumpedAt + 1);
        order.add(task);
    }

    private void landed(long now) {
        passedByJump.forEach(task -> task.time = now);
        passedByJump.clear();
    }

    private Passed passed(long task) {
        return passed.computeIfAbsent(task, identity -> new Passed());
    }

    /** Returns the identities of the tasks in the order in which they ran. */
    List<Long> order() {
        return order;
    }

    /** Returns how often the clock jumped early. */
    int jumps() {
        return jumps;
    }

    /** Returns the tasks that were passed over. */
    List<Overtaken> tasks() {
        List<Overtaken> tasks = new ArrayList<>();
        passed.forEach((task, by) -> tasks.add(by.overtaken(task)));
        return tasks;
    }

    /** Returns how a task was passed over, if it was. */
    Optional<Overtaken> task(long task) {
        return Optional.ofNullable(passed.get(task)).map(by -> by.overtaken(task));
    }

    /** Returns the holds that repeat the run. */
    HoldSchedule holds() {
        List<Hold> holds = new ArrayList<>();
        for (Overtaken task : tasks()) {
            if (task.byTasks() && task.to() < order.size()) { // else the run broke off before the last began
                holds.add(Hold.untilTask(task.task(), order.get(task.to())));
            }
            if (task.time() > 0) {
                holds.add(Hold.untilTime(task.task(), task.time()));
            }
        }
        return new HoldSchedule(jumps, holds);
    }

    /** By what a task was passed: from which place in the order to which, and by a jump before which place. */
    private static final class Passed {
        private int from;
        private int to = -1;
        private int jump = -1;
        private long time;

        void by(int place) {
            from = to < 0 ? place : from;
            to = place;
        }

        Overtaken overtaken(long task) {
            return new Overtaken(task, from, to, jump > to ? time : 0);
        }
    }
}
