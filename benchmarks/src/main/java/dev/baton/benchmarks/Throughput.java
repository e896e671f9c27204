package dev.baton.benchmarks;

import dev.baton.benchmarks.bugs.StaleSearch;
import dev.baton.benchmarks.bugs.Variant;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.Scenario;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * How many runs a second an exploration makes, against the least that could do the work: a queue of runnables.
 *
 * <p>The three are measured in turn in one process, so that what slows the machine down slows all of them; the ratios are
 * what counts.
 */
final class Throughput {
    private static final int REPETITIONS = 5;
    private static final int BATCH = 20_000;

    private final long millis;
    private final PrintStream out;
    private long shown; // depends on every run, so that none can be optimized away

    Throughput(long millis, PrintStream out) {
        this.millis = millis;
        this.out = out;
    }

    void measure() {
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
        out.printf(Locale.ROOT, "%-46s %12s %25s%n", "eight tasks", "runs/s", "of the line above");
        print("a queue of runnables", rates[0], null);
        print("default exploration, plain scheduler", rates[1], rates[0]);
        print("default exploration, Reactor and RxJava", rates[2], rates[1]);
        out.println("(checksum " + shown + ")");
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

    private void print(String name, double[] rates, double @Nullable [] base) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        out.printf(Locale.ROOT, "%-46s %,12.0f", name, sorted[REPETITIONS / 2]);
        if (base != null) {
            double[] ratios = new double[rates.length];
            Arrays.setAll(ratios, i -> base[i] / rates[i]);
            Arrays.sort(ratios);
            out.printf(
                    Locale.ROOT,
                    "   1/%.1f (1/%.1f to 1/%.1f)",
                    ratios[REPETITIONS / 2],
                    ratios[0],
                    ratios[REPETITIONS - 1]);
        }
        out.println();
    }
}
