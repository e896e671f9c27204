package dev.baton.core.exploration;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds few holds that make a scenario fail as a failing run did: delta debugging [1] over what that run did otherwise
 * than FIFO order.
 *
 * <h2>What is left out</h2>
 *
 * A run is FIFO order plus its overtaking: this task was passed over by those, or by an early jump of the clock. First
 * all of it is left out, then all early jumps, then as much overtaking as possible: by divide and conquer [2], which
 * takes fewest runs, then in chunks from half of it down to single tasks. What is left is written as holds, one for each
 * task; each is then shortened, by bisection to the earliest task that it must wait for, and left out if that is possible
 * by now, alone or because another holds for longer. Every failing attempt is observed, and the search goes on from what
 * was overtaken in it, not from what was asked for: holds that had no effect are gone for free.
 *
 * <h2>Cost</h2>
 *
 * Some tens of runs where few holds are needed. The budget bounds them, those two included in which the result must fail
 * again without a misfit.
 *
 * <p>Runs on the calling thread. The search is a function of the schedule and of the scenario, unless there is a time
 * limit.
 *
 * <p>[1] Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, IEEE Transactions on Software
 * Engineering 28(2), 2002; applied to schedules by Choi and Zeller, ISSTA 2002.
 *
 * <p>[2] Junker: QuickXplain, preferred explanations and relaxations for over-constrained problems, AAAI 2004.
 */
public final class Shrinking {
    private static final int CHECKS = 2;

    private final Schedule start;
    private final Predicate<ExplorationStrategy> failsTheSame;
    private int maxRuns = 200;
    private @Nullable Duration timeLimit;

    private Shrinking(Schedule start, Predicate<ExplorationStrategy> failsTheSame) {
        this.start = start;
        this.failsTheSame = failsTheSame;
    }

    /**
     * Shrinks a failing schedule of either kind, within 200 runs unless told otherwise.
     *
     * @param failsTheSame runs the scenario with a strategy and says whether it failed in the same way. The strategy is
     *     ready for this one run; calling its {@code begin} and {@code end} does no harm
     */
    public static Shrinking of(Schedule failing, Predicate<ExplorationStrategy> failsTheSame) {
        return new Shrinking(
                Objects.requireNonNull(failing, "failing"), Objects.requireNonNull(failsTheSame, "failsTheSame"));
    }

    /**
     * Bounds the number of runs.
     *
     * @throws IllegalArgumentException if it is less than 3
     */
    public Shrinking maxRuns(int bound) {
        if (bound <= CHECKS) {
            throw new IllegalArgumentException("maxRuns must be at least " + (CHECKS + 1) + ", but is " + bound
                    + ": one run to begin with, and " + CHECKS + " to check the result");
        }
        maxRuns = bound;
        return this;
    }

    /**
     * Ends the search after some real time, between two runs. Default: no limit.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public Shrinking timeLimit(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("timeLimit must be positive, but is " + limit);
        }
        timeLimit = limit;
        return this;
    }

    /** Searches. Whatever {@code failsTheSame} throws is passed on. */
    public Result run() {
        return new Search(this).run();
    }

    Schedule start() {
        return start;
    }

    boolean fails(ExplorationStrategy strategy) {
        return failsTheSame.test(strategy);
    }

    int searchRuns() {
        return maxRuns - CHECKS;
    }

    int checks() {
        return CHECKS;
    }

    @Nullable Duration timeLimit() {
        return timeLimit;
    }

    /**
     * What a search found.
     *
     * @param schedule holds that make the scenario fail in the same way; empty if there are none that do so every time,
     *     and then the schedule that the search began with must serve
     * @param runs how many runs it took
     * @param isCut true if the search ended because of its budget, and could have found less to hold
     * @param outcome how it went, for people
     */
    public record Result(Optional<Schedule> schedule, int runs, boolean isCut, String outcome) {}
}
