package dev.baton.core.exploration;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Enumerates every order of tasks, each exactly once.
 *
 * <h2>How</h2>
 *
 * A run is the vector of its choices. The next run repeats it up to the last decision that has an untried candidate,
 * takes that candidate, and starts anew from there; when no decision has one left, every order has been run. Candidates
 * are tried from the oldest to the youngest, so the first run is the FIFO order. The number of orders grows as a
 * factorial: three chains of five tasks have 756,756, four have 11,732,745,024; then bound the decisions, or use
 * {@link ExplorationStrategy#partialOrderReduction()}.
 *
 * <h2>What it asks of a scenario</h2>
 *
 * The same choices must lead to the same decisions. Where a repeated decision has another number of candidates, the run
 * fails with an {@link IllegalStateException}, and so does every later {@link #begin}. The seed is ignored. One instance
 * serves one exploration, on one thread.
 *
 * <h2>Resuming</h2>
 *
 * {@link #position()} is all that the enumeration remembers; {@link #resume} goes on from there, in another process too.
 */
public final class DepthFirst implements ExplorationStrategy {
    private static final int NO_BOUND = Integer.MAX_VALUE;

    private int clockJumps;
    private int maxDecisions = NO_BOUND;

    private int[] chosen = new int[16]; // by rank: 0 is the oldest candidate, the last may be the jump
    private int[] widths = new int[16];
    private int length; // decisions of this run
    private int fixed; // how many of them are repeated
    private int depth; // how many have been taken
    private boolean resumed;
    private boolean cut;
    private boolean exhausted;
    private boolean begun;
    private long runs;
    private @Nullable IllegalStateException misfit;

    DepthFirst() {}

    /**
     * Sets how often the clock may jump early in a run; whether and when it does is then enumerated too. Default: 0.
     *
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if the enumeration has begun, or was resumed: it keeps the settings it had
     */
    public DepthFirst clockJumps(int jumps) {
        rejectIfBegun();
        if (jumps < 0) {
            throw new IllegalArgumentException("clockJumps must not be negative, but is " + jumps);
        }
        clockJumps = jumps;
        return this;
    }

    /**
     * Bounds how many decisions of a run are enumerated; at later ones the oldest task runs. A run that has more makes
     * the enumeration incomplete. Default: no bound.
     *
     * @throws IllegalArgumentException if it is not positive
     * @throws IllegalStateException if the enumeration has begun, or was resumed: it keeps the settings it had
     */
    public DepthFirst maxDecisions(int bound) {
        rejectIfBegun();
        if (bound <= 0) {
            throw new IllegalArgumentException("maxDecisions must be positive, but is " + bound);
        }
        maxDecisions = bound;
        return this;
    }

    private void rejectIfBegun() {
        if (begun || resumed) {
            throw new IllegalStateException("The enumeration has begun, and keeps its settings to the end");
        }
    }

    /** Returns true. */
    @Override
    public boolean enumerates() {
        return true;
    }

    /** Returns true if every order has been run: nothing is left, and no run had more decisions than were enumerated. */
    @Override
    public boolean isComplete() {
        return exhausted && !cut;
    }

    /** Returns how many runs have ended, without those before {@link #resume}. */
    public long executions() {
        return runs;
    }

    // A run.

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
        begun = true;
        depth = 0;
        length = fixed; // a run that never ended is run again
        return !exhausted;
    }

    @Override
    public int clockJumps() {
        return clockJumps;
    }

    @Override
    public int choose(Decision decision) {
        int at = depth++;
        if (at >= maxDecisions) {
            cut = true;
            return decision.oldest();
        }
        int tasks = decision.tasks();
        int width = decision.canJump() ? tasks + 1 : tasks;
        if (at < fixed) {
            if (width != widths[at]) {
                throw misfit("decision " + (at + 1) + " has " + width + " candidates, but had " + widths[at]);
            }
            return atRank(decision, chosen[at], tasks);
        }
        if (at == widths.length) {
            chosen = Arrays.copyOf(chosen, at * 2);
            widths = Arrays.copyOf(widths, at * 2);
        }
        chosen[at] = 0;
        widths[at] = width;
        length = at + 1;
        return decision.oldest();
    }

    /** Returns the number of the task that so many tasks have been ready longer than. */
    private static int atRank(Decision decision, int rank, int tasks) {
        if (rank == 0 || rank == tasks) {
            return rank == 0 ? decision.oldest() : rank;
        }
        for (int index = 0; index < tasks; index++) {
            int older = 0;
            for (int other = 0; other < tasks; other++) {
                if (decision.readiness(other) - decision.readiness(index) < 0) {
                    older++;
                }
            }
            if (older == rank) {
                return index;
            }
        }
        throw new IllegalStateException("Two candidates became ready at once");
    }

    /**
     * Moves on to the next order.
     *
     * @throws IllegalStateException if the run ended before it had repeated what it should have
     */
    @Override
    public void end() {
        if (misfit != null || exhausted) {
            return;
        }
        if (depth < fixed) {
            throw misfit("the run ended after " + depth + " decisions, but had at least " + fixed);
        }
        runs++;
        while (length > 0 && chosen[length - 1] + 1 == widths[length - 1]) {
            length--;
        }
        if (length == 0) {
            exhausted = true;
        } else {
            chosen[length - 1]++;
        }
        fixed = length;
        depth = 0;
    }

    private IllegalStateException misfit(String difference) {
        IllegalStateException error = new IllegalStateException(resumed && runs == 0
                ? "The position that was resumed does not fit this scenario: " + difference
                        + " there. Resume the scenario it was saved from, unchanged, or start anew"
                : "The scenario is not deterministic: " + difference + " in the run before, after the same choices."
                        + " Look for shared state that outlives a run, random numbers, real time, identity hash codes,"
                        + " or work on other threads");
        misfit = error;
        return error;
    }

    // Saving.

    /**
     * Returns where the enumeration stands, as one line of text: the order to be run next, and the settings. A run that
     * has not ended will be run again.
     */
    public String position() {
        return DepthFirstPosition.write(clockJumps, maxDecisions, cut, exhausted, chosen, widths, fixed);
    }

    /**
     * Returns an enumeration that goes on where another one stood.
     *
     * @param position what {@link #position()} returned there
     * @throws IllegalArgumentException if the text is empty, incomplete, of another version or something else
     */
    public static DepthFirst resume(String position) {
        DepthFirstPosition saved = DepthFirstPosition.read(position);
        DepthFirst strategy = new DepthFirst();
        strategy.clockJumps = saved.clockJumps;
        strategy.maxDecisions = saved.maxDecisions;
        strategy.cut = saved.cut;
        strategy.exhausted = saved.exhausted;
        strategy.fixed = saved.decisions;
        strategy.length = strategy.fixed;
        strategy.chosen = saved.chosen;
        strategy.widths = saved.widths;
        strategy.resumed = true;
        return strategy;
    }

    @Override
    public String toString() {
        return "depth first";
    }
}
