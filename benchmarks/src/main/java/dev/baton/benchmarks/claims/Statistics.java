package dev.baton.benchmarks.claims;

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

    /** Returns the lower end of the Wilson interval of a rate, at 95 %. */
    static double lower(int hits, int runs) {
        return center(hits, runs) - spread(hits, runs);
    }

    /** Returns the upper end of the Wilson interval of a rate, at 95 %. */
    static double upper(int hits, int runs) {
        return center(hits, runs) + spread(hits, runs);
    }

    private static double center(int hits, int runs) {
        return (hits + Z * Z / 2) / (runs + Z * Z);
    }

    private static double spread(int hits, int runs) {
        double rate = hits / (double) runs;
        return Z * Math.sqrt(runs * rate * (1 - rate) + Z * Z / 4) / (runs + Z * Z);
    }
}
