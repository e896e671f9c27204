package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Enumerates the orders of tasks that differ in effect: of all orders that come to the same, one.
 *
 * <h2>What comes to the same</h2>
 *
 * Two tasks are independent if their labels declare what they touch and neither writes what the other touches (see
 * {@link TaskLabel}), they give no tasks their places in the same lane, at once or at the same time later, and neither
 * cancels the other or what waits in front of it. Orders that differ by exchanging independent neighbours come to the
 * same, whatever they compute. A task without a declaring label depends on every other; without declarations every order
 * is run, as by {@link DepthFirst}. Unrelated work that declares what it touches costs no run, however much there is of
 * it.
 *
 * <h2>How</h2>
 *
 * Source sets with sleep sets, algorithm 1 of Abdulla, Aronis, Jonsson, Sagonas: <em>Optimal Dynamic Partial Order
 * Reduction</em> (POPL 2014). After a run every race in it, two dependent steps that nothing else puts in order, makes a
 * place where another candidate is to be tried. What was tried sleeps until something dependent on it has run. A run
 * where everything sleeps is {@linkplain #redundant() redundant}; it ends in FIFO order. The first run is the FIFO order.
 *
 * <h2>Time, the test body, deprioritized tasks</h2>
 *
 * The clock is idle: it never jumps while a task is ready, so all that runs at one time comes before all that runs later.
 * The test body comes after all that ran before it, and whatever it touches. A driving call that ends when nothing is
 * ready leaves no other order to the body. One that may end earlier, {@code blockOn} or {@code runOne}, does: there
 * nothing sleeps, and the task after which it ended depends on all others. So {@code runUntilIdle} needs fewer runs
 * than {@code blockOn}. What runs inside a task that blocks depends on everything, and so does a deprioritized task, which
 * runs only when nothing else is ready. Alternatives are taken from the candidates of a decision alone.
 *
 * <h2>What it asks of a scenario</h2>
 *
 * Declarations must be true, and the same choices must lead to the same run; where a run does not repeat, it fails with an
 * {@link IllegalStateException}, and so does every later {@link #begin}. The seed is ignored. One instance serves one
 * exploration, on one thread. Time and memory per run grow with the square of the number of tasks in it.
 */
public final class PartialOrderReduction implements ExplorationStrategy {
    // The place in the tree of runs: what ran, where it was chosen, and how much of it this run repeats.
    private final List<Step> steps = new ArrayList<>();
    private final List<BranchPoint> points = new ArrayList<>();
    private final Races races = new Races(steps, points);
    private int fixed;

    // This run.
    private final Map<Long, Integer> submitters = new HashMap<>();
    private final Set<TaskLabel> last = new HashSet<>();
    private int depth;
    private int barrier;
    private boolean untilQuiet;
    private boolean nested;
    private boolean blocked;

    private long executions;
    private long redundant;
    private boolean complete;
    private @Nullable IllegalStateException misfit;

    PartialOrderReduction() {}

    /** Returns true. */
    @Override
    public boolean enumerates() {
        return true;
    }

    /** Returns true if nothing is left to run. */
    @Override
    public boolean isComplete() {
        return complete;
    }

    /** Returns how many runs have ended, without those that were redundant. */
    public long executions() {
        return executions;
    }

    /** Returns how many runs turned out to come to the same as an earlier one, and were finished in FIFO order. */
    public long redundant() {
        return redundant;
    }

    /**
     * Prepares for the next order; the seed is ignored.
     *
     * @throws IllegalStateException if an earlier run did not repeat what it should have
     */
    @Override
    public boolean begin(long seed) {
        if (misfit != null) {
            throw misfit;
        }
        truncate(fixed);
        submitters.clear();
        last.clear();
        depth = 0;
        barrier = 0;
        untilQuiet = true;
        nested = false;
        blocked = false;
        return !complete;
    }

    private void truncate(int length) {
        while (points.size() > length) {
            points.remove(points.size() - 1);
        }
    }

    // Choosing.

    @Override
    public int choose(Decision decision) {
        if (blocked) {
            return decision.oldest();
        }
        if (depth == points.size()) {
            BranchPoint point = BranchPoint.of(decision, asleepNow());
            if (point.isBlocked()) {
                blocked = true;
                return decision.oldest();
            }
            points.add(point);
        }
        BranchPoint point = points.get(depth);
        if (!point.matches(decision)) {
            throw misfit("candidate tasks are " + decision.tasks() + ", but were " + point.size()
                    + (decision.tasks() == point.size() ? " others" : ""));
        }
        for (int i = 0; i < decision.tasks(); i++) {
            if (decision.task(i) == point.chosen()) {
                return i;
            }
        }
        throw new IllegalStateException("A candidate of this decision is none");
    }

    /** Nothing sleeps after a step of a driving call that may end at any step: where it ends is not known beforehand. */
    private List<Step> asleepNow() {
        return depth == 0 || !untilQuiet || depth == barrier
                ? new ArrayList<>()
                : points.get(depth - 1).asleepAfter(steps.get(depth - 1));
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        if (blocked) {
            return;
        }
        if (depth == points.size()) {
            BranchPoint point = BranchPoint.of(task, lane, asleepNow());
            if (point.isBlocked()) {
                blocked = true;
                return;
            }
            points.add(point);
        }
        if (points.get(depth).chosen() != task) {
            throw misfit("task " + (label == null ? "without label" : label.name()) + " runs, but another one did");
        }
        Step step = new Step(
                task, lane, label, label != null && last.contains(label), submitters.getOrDefault(task, -1), barrier);
        if (nested) {
            step.touchAll();
        }
        if (depth < steps.size()) {
            steps.set(depth, step);
        } else {
            steps.add(step);
        }
        depth++;
    }

    // What the scheduler sees of a step.

    /** Returns the number of the step that an identity stands for, -1 for the test body and the like. */
    private int stepOf(long task) {
        for (int i = depth - 1; i >= 0; i--) {
            if (steps.get(i).task == task) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void submitted(long task, long parent, long lane, boolean delayed) {
        if (blocked) {
            return;
        }
        int submitter = stepOf(parent);
        if (submitter >= 0) {
            submitters.put(task, submitter);
            if (lane != 0) {
                steps.get(submitter).append(lane);
            }
        } else if (parent == Identity.BODY) {
            settle();
        }
    }

    @Override
    public void armed(long parent, long lane, long deadline) {
        int submitter = blocked ? -1 : stepOf(parent);
        if (submitter >= 0) {
            steps.get(submitter).arm(lane, deadline);
        }
    }

    @Override
    public void cancelled(long task, long lane) {
        if (!blocked && depth > 0) {
            steps.get(depth - 1).cancel(task, lane);
        }
    }

    @Override
    public void deprioritized(TaskLabel label) {
        last.add(label);
        touchAll();
    }

    @Override
    public void clockMoved(long now) {
        barrier = depth;
    }

    @Override
    public void driving(long caller, boolean quiet) {
        if (caller == Identity.BODY) {
            settle();
            untilQuiet = quiet;
            nested = false;
        } else {
            touchAll();
            nested = true;
        }
    }

    /** The test body goes on, or has gone on: after a call that may end early, in one piece with the last step. */
    private void settle() {
        if (!untilQuiet && depth > barrier) {
            touchAll();
        }
        barrier = depth;
    }

    private void touchAll() {
        if (!blocked && depth > 0) {
            steps.get(depth - 1).touchAll();
        }
    }

    // The next run.

    /**
     * Finds out what is left to be run.
     *
     * @throws IllegalStateException if the run ended before it had repeated what it should have
     */
    @Override
    public void end() {
        if (misfit != null || complete) {
            return;
        }
        if (depth < fixed) {
            throw misfit("the run is over, but went on");
        }
        settle();
        while (steps.size() > depth) {
            steps.remove(steps.size() - 1);
        }
        truncate(depth);
        if (blocked) {
            redundant++;
        } else {
            executions++;
        }
        races.mark(Math.max(0, fixed - 1));
        int length = depth;
        while (length > 0 && !points.get(length - 1).advance(steps.get(length - 1))) {
            length--;
        }
        fixed = length;
        complete = length == 0;
    }

    private IllegalStateException misfit(String difference) {
        IllegalStateException error = new IllegalStateException("The scenario is not deterministic: after the same "
                + depth + " tasks as in an earlier run, " + difference + ". Look for shared state that outlives a run,"
                + " random numbers, real time, identity hash codes, or work on other threads");
        misfit = error;
        return error;
    }

    /** Names the strategy and says how far it is. */
    @Override
    public String toString() {
        return "partial order reduction";
    }
}
