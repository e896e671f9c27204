package dev.baton.benchmarks.page;

import java.util.ArrayList;
import java.util.List;

/** Maps values to places on a line: evenly from zero, or by their logarithm where they differ by orders of magnitude. */
final class Scale {
    private static final double WIDE = 20;
    private static final double MANY_DECADES = 1_000;

    private final boolean logarithmic;
    private final double from;
    private final double to;
    private final double start;
    private final double length;

    private Scale(boolean logarithmic, double from, double to, double start, double length) {
        this.logarithmic = logarithmic;
        this.from = from;
        this.to = to;
        this.start = start;
        this.length = length;
    }

    /** Returns the scale that suits values of this range, none of them negative. A negative length runs backwards. */
    static Scale suiting(double min, double max, double start, double length) {
        return min > 0 && max > WIDE * min
                ? logarithmic(min, max, start, length)
                : new Scale(false, 0, max > 0 ? max : 1, start, length);
    }

    /** Returns a logarithmic scale over these values; it begins somewhat below the least. */
    static Scale logarithmic(double min, double max, double start, double length) {
        return new Scale(true, min / 1.6, max, start, length);
    }

    boolean isLogarithmic() {
        return logarithmic;
    }

    double place(double value) {
        double part = logarithmic
                ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
                : value / to;
        return start + part * length;
    }

    /** Returns round values to draw lines at. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            double[] steps = to / from > MANY_DECADES ? new double[] {1} : new double[] {1, 2, 5};
            for (double decade = Math.pow(10, Math.floor(Math.log10(from))); decade <= to; decade *= 10) {
                for (double step : steps) {
                    add(decade * step, ticks);
                }
            }
        } else {
            double step = Math.pow(10, Math.floor(Math.log10(to)));
            double part = to / step < 2 ? step / 4 : to / step < 5 ? step / 2 : step;
            for (int i = 0; i * part <= to; i++) {
                add(i * part, ticks);
            }
        }
        return ticks;
    }

    private void add(double tick, List<Double> ticks) {
        if (from <= tick && tick <= to) {
            ticks.add(tick);
        }
    }
}
