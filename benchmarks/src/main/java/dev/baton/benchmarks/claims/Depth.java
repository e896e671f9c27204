package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.claims.HoldUntil.Constraint;
import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.core.exploration.Identity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures the depth of a program: tries every set of one constraint on top of oldest first, then of two, and so on.
 *
 * <h2>Why this is exhaustive</h2>
 *
 * A further constraint changes a run only if the run has the held task before the other one, so only such pairs are
 * tried on top of each run. Any set can be built up that way: where its run first parts from the run of a part of it,
 * one of its constraints holds what that run chose. A task that has not run yet may still be waited for; those known
 * are the tasks of all runs before, and the end of the run, which stands for any later one.
 */
final class Depth {
    private final BugProgram program;
    private final Set<Long> seen = new LinkedHashSet<>();
    private long runs;

    Depth(BugProgram program) {
        this.program = program;
    }

    /** Returns the smallest set of constraints that makes the program fail, or null if none of at most that size does. */
    @Nullable List<Constraint> smallest(int most) {
        for (int size = 0; size <= most; size++) {
            List<Constraint> found = extend(List.of(), size);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Returns how many runs that took. */
    long runs() {
        return runs;
    }

    private @Nullable List<Constraint> extend(List<Constraint> set, int more) {
        runs++;
        HoldUntil strategy = new HoldUntil(set);
        boolean failed = new Search(program.buggy(), strategy).once() != null;
        if (more == 0) {
            seen.addAll(strategy.order());
            return failed ? set : null;
        }
        for (Constraint next : effective(strategy.order(), set)) {
            List<Constraint> longer = new ArrayList<>(set);
            longer.add(next);
            List<Constraint> found = extend(longer, more - 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<Constraint> effective(List<Long> order, List<Constraint> set) {
        List<Constraint> next = new ArrayList<>();
        Set<Long> later = new LinkedHashSet<>(seen);
        later.addAll(order);
        later.add(HoldUntil.END);
        later.remove(Identity.JUMP);
        boolean mayJump = program.needsJump() && set.stream().noneMatch(Constraint::isJump);
        for (long task : order) {
            later.remove(task);
            for (long other : later) {
                if (task != Identity.JUMP) {
                    next.add(new Constraint(task, other));
                }
            }
            if (mayJump) {
                next.add(new Constraint(Identity.JUMP, task));
            }
        }
        return next;
    }
}
