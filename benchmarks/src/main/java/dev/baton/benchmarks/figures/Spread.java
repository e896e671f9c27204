package dev.baton.benchmarks.figures;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * What several forks measured.
 *
 * @param median of the forks
 * @param min the least
 * @param max the most
 */
public record Spread(double median, double min, double max) {
    /**
     * Returns the spread of figures.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("There is no median of nothing");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /**
     * Returns the spread of ratios, each between two figures of one round: what slows the machine down in a round slows
     * both.
     */
    public static Spread ratio(double[] dividends, double[] divisors) {
        return of(combine(dividends, divisors, (dividend, divisor) -> dividend / divisor));
    }

    static double[] combine(double[] ones, double[] others, DoubleBinaryOperator operator) {
        if (ones.length != others.length) {
            throw new IllegalArgumentException("Rounds differ: " + ones.length + " and " + others.length);
        }
        double[] results = new double[ones.length];
        Arrays.setAll(results, round -> operator.applyAsDouble(ones[round], others[round]));
        return results;
    }

    /** Returns whether these are numbers: a multiple of nothing is none. */
    boolean isFinite() {
        return Double.isFinite(median) && Double.isFinite(min) && Double.isFinite(max);
    }

    /** Returns whether a value is within what was seen. */
    public boolean includes(double value) {
        return min <= value && value <= max;
    }
}
