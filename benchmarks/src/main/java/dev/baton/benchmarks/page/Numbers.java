package dev.baton.benchmarks.page;

import dev.baton.benchmarks.figures.Spread;
import java.util.Locale;

/** Figures as people read them. */
final class Numbers {
    private Numbers() {}

    /** Returns a figure with at least two digits that count, and no more than that after the point. */
    static String figure(double figure) {
        return String.format(Locale.ROOT, figure >= 100 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f", figure);
    }

    /** Returns a round number. */
    static String tick(double tick) {
        return tick >= 1_000_000 ? String.format(Locale.ROOT, "%,.0f M", tick / 1_000_000)
                : tick == Math.rint(tick) ? String.format(Locale.ROOT, "%,.0f", tick) : Double.toString(tick);
    }

    static String range(Spread spread) {
        return figure(spread.min()) + " … " + figure(spread.max());
    }

    /** Returns a ratio and how far it spreads. */
    static String ratio(Spread ratio, String unit) {
        return figure(ratio.median()) + unit + " (" + range(ratio) + ")";
    }
}
