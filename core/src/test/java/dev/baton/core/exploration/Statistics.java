package dev.baton.core.exploration;

import java.util.Collection;

/** Tells chance from a fault. */
final class Statistics {
    private static final double Z = 1.96; // 95 %

    private Statistics() {}

    /** Returns chi-square per degree of freedom against even counts; about 1 if chance alone is at work. */
    static double chiSquare(Collection<Integer> counts, int cells) {
        double samples = counts.stream().mapToInt(Integer::intValue).sum();
        double expected = samples / cells;
        double unseen = (cells - counts.size()) * expected;
        return (unseen + counts.stream().mapToDouble(count -> Math.pow(count - expected, 2) / expected).sum())
                / (cells - 1);
    }

    /** Returns the upper end of the Wilson interval of a rate, at 95 %. */
    static double upper(int hits, int runs) {
        double rate = hits / (double) runs;
        double spread = Z * Math.sqrt(rate * (1 - rate) / runs + Z * Z / (4.0 * runs * runs));
        return (rate + Z * Z / (2.0 * runs) + spread) / (1 + Z * Z / runs);
    }
}
