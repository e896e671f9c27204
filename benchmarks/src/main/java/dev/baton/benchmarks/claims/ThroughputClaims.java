package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.StaleSearch;
import dev.baton.benchmarks.bugs.Variant;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.Scenario;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * How many runs a second an exploration makes, against the least that could do the work: a queue of runnables.
 *
 * <p>The three are measured in turn in one process, so that what slows the machine down slows all of them; the ratios are
 * what counts.
 */
public final class ThroughputClaims implements Part {
    private static final String ROW = "%-42s %14s %14s %18s%n";
    private static final int REPETITIONS = 5;
    private static final int BATCH = 20_000;

    private final long millis;
    private long shown; // depends on every run, so that none can be optimized away

    /** Measures each for so long, seven times. */
    public ThroughputClaims(long millis) {
        this.millis = millis;
    }

    @Override
    public void measure(Report report) {
        Runnable[] contenders = {
            this::bareQueue,
            () -> explore(scheduler -> shown += PlainSearch.on(scheduler)),
            () -> explore(scheduler -> shown += StaleSearch.shown(scheduler, Variant.BUGGY).length())
        };
        double[][] rates = new double[contenders.length][REPETITIONS];
        for (int repetition = -2; repetition < REPETITIONS; repetition++) {
            for (int i = 0; i < contenders.length; i++) {
                double rate = rate(contenders[i]);
                if (repetition >= 0) {
                    rates[i][repetition] = rate;
                }
            }
        }
        report.print("Speed of runs of eight tasks each, the median of %d measurements.%n", REPETITIONS);
        report.print(ROW, "", "runs/s", "of the above", "from to");
        report.print(ROW, "a queue of runnables", Report.text("%,.0f", median(rates[0])), "", "");
        compare(report, "default exploration, plain scheduler", rates[1], rates[0], 25, "a bare queue");
        compare(report, "default exploration, Reactor and RxJava", rates[2], rates[1], 8, "a plain scheduler");
        if (shown == 0) {
            throw new IllegalStateException("Nothing was shown");
        }
    }

    private static void compare(Report report, String name, double[] rates, double[] base, int most, String baseName) {
        double[] ratios = new double[rates.length];
        Arrays.setAll(ratios, i -> base[i] / rates[i]);
        Arrays.sort(ratios);
        double ratio = median(ratios);
        report.print(
                ROW,
                name,
                Report.text("%,.0f", median(rates)),
                Report.text("1/%.1f", ratio),
                Report.text("1/%.1f to 1/%.1f", ratios[ratios.length - 1], ratios[0]));
        report.claim(
                "Speed of the " + name,
                Report.text("1/%.1f of %s", ratio, baseName),
                "at least 1/" + most,
                ratio <= most);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void bareQueue() {
        Queue<Runnable> queue = new ArrayDeque<>();
        for (int run = 0; run < BATCH; run++) {
            PlainSearch search = new PlainSearch(queue::add, queue::add);
            search.type();
            for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
                next.run();
            }
            shown += search.shown().length();
        }
    }

    private static void explore(Scenario scenario) {
        if (!Exploration.of(scenario).iterations(BATCH).explore().failures().isEmpty()) {
            throw new IllegalStateException("A program for measuring must not fail");
        }
    }

    private double rate(Runnable batch) {
        long begin = System.nanoTime();
        long end = begin;
        long runs = 0;
        while (end - begin < millis * 1_000_000) {
            batch.run();
            runs += BATCH;
            end = System.nanoTime();
        }
        return runs * 1e9 / (end - begin);
    }
}
