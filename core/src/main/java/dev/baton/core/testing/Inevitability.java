package dev.baton.core.testing;

import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.exploration.ExplorationStrategy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the step at which a failing run was lost.
 *
 * <p>The run is repeated up to each of its decisions and goes on at random, many times. How often it then fails is a
 * curve over its decisions that ends at 1, and the largest rise names the step. (The idea is the bug likelihood against
 * rewind time of Antithesis.) A curve over many decisions is looked at in strides first, then where it rises most.
 */
final class Inevitability {
    private static final int RUNS = 4_000;
    private static final int MOST_POINTS = 64;
    private static final int FEWEST_SAMPLES = 20;
    private static final int MOST_SAMPLES = 200;
    private static final double TELLING_RISE = 0.2;
    private static final long MOST_STEPS = 10_000; // of the run; beyond it thousands of runs take too long
    private static final long MOST_NANOS = 10_000_000_000L;

    private final Execution execution;
    private final @Nullable Long seed;
    private final DecisionLog decisions;
    private final int clockJumps;
    private final FailureSignature signature;
    private final Map<Integer, Double> curve = new HashMap<>();
    private final int samples;
    private final long steps;
    private final long start = System.nanoTime();

    Inevitability(Execution execution, Outcome failing, @Nullable Long seed) {
        this.execution = execution;
        this.seed = seed;
        this.decisions = failing.decisions();
        this.steps = failing.steps();
        this.clockJumps = failing.clockJumps();
        this.signature = FailureSignature.of(failing.failure());
        int points = Math.min(MOST_POINTS, decisions.count() + 1);
        this.samples = Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, RUNS / points));
    }

    /** Returns the step after which failure was much likelier than before, if there is one, and if it is found in time. */
    Optional<Culprit> culprit() {
        if (steps > MOST_STEPS) {
            return Optional.empty();
        }
        int from = 0;
        int to = decisions.count();
        try {
            while (to - from > 1) {
                int stride = (to - from + MOST_POINTS - 1) / MOST_POINTS;
                int steepest = steepest(from, to, stride);
                from = steepest;
                to = Math.min(to, steepest + stride);
            }
            double before = likelihood(from);
            double after = likelihood(to);
            return to > from && after - before >= TELLING_RISE
                    ? Optional.of(new Culprit(stepOf(from), before, after))
                    : Optional.empty();
        } catch (TooSlowException tooSlow) {
            return Optional.empty();
        }
    }

    private int steepest(int from, int to, int stride) throws TooSlowException {
        int steepest = from;
        double most = -1;
        for (int i = from; i < to; i += stride) {
            double rise = likelihood(Math.min(to, i + stride)) - likelihood(i);
            if (rise > most) {
                most = rise;
                steepest = i;
            }
        }
        return steepest;
    }

    /** Returns how likely the failure is once the first decisions are taken as in the failing run. */
    private double likelihood(int length) throws TooSlowException {
        if (length == decisions.count()) {
            return 1;
        }
        Double known = curve.get(length);
        if (known != null) {
            return known;
        }
        int failing = 0;
        for (int sample = 0; sample < samples; sample++) {
            if (System.nanoTime() - start > MOST_NANOS) {
                throw new TooSlowException();
            }
            ExplorationStrategy rest = ExplorationStrategy.randomWalk();
            rest.begin(sample);
            Outcome outcome = execution.run(new Prefix(decisions, length, clockJumps, rest), seed);
            if (FailureSignature.of(outcome.failure()).isLike(signature)) {
                failing++;
            }
        }
        double likelihood = (double) failing / samples;
        curve.put(length, likelihood);
        return likelihood;
    }

    private int stepOf(int decision) {
        Prefix whole = Prefix.all(decisions, clockJumps);
        execution.run(whole, seed);
        return whole.stepOf(decision);
    }

    /**
     * The step that mattered most.
     *
     * @param step its number in the run, from 1
     * @param before how likely failure was before it, from 0 to 1
     * @param after how likely it was after it
     */
    record Culprit(int step, double before, double after) {}

    /** The scenario is too slow for so many runs. */
    private static final class TooSlowException extends Exception {
        private static final long serialVersionUID = 1;

        TooSlowException() {
            super("", null, false, false);
        }
    }
}
