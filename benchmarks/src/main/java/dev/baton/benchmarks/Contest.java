package dev.baton.benchmarks;

import dev.baton.benchmarks.bugs.BugProgram;
import java.io.PrintStream;
import java.util.Locale;

/** How soon each strategy finds each bug: searches from many first seeds, each until its first failure. */
final class Contest {
    private static final String ROW = "%-22s %-20s %8s %8s %8s %8s %10s%n";
    private static final long APART = 1_000_003; // between first seeds, so that searches share none
    private static final int SHRUNK = 10;
    private static final int WARM_UP = 3_000;

    private final int searches;
    private final int runs;
    private final PrintStream out;

    Contest(int searches, int runs, PrintStream out) {
        this.searches = searches;
        this.runs = runs;
        this.out = out;
    }

    /** Returns the first seed of a search. */
    static long firstSeed(int search) {
        return search * APART;
    }

    void header() {
        out.printf(ROW, "program", "strategy", "found", "median", "mean", "holds", "runs/s");
    }

    void measure(BugProgram program) {
        for (Contestant each : Contestant.ALL) {
            new Search(program.buggy(), each.strategy().get()).failures(0, WARM_UP);
        }
        for (Contestant each : Contestant.ALL) {
            out.printf(row(program, each));
        }
    }

    private String row(BugProgram program, Contestant contestant) {
        FirstFailures failures = new FirstFailures();
        int fewest = Integer.MAX_VALUE;
        long executed = 0;
        long nanos = 0;
        int shrunk = 0;
        for (int search = 0; search < searches; search++) {
            long firstSeed = firstSeed(search);
            Search attempt = new Search(program.buggy(), contestant.strategy().get());
            long begin = System.nanoTime();
            int run = attempt.firstFailure(firstSeed, runs);
            nanos += System.nanoTime() - begin;
            executed += attempt.executed();
            failures.add(run);
            if (run > 0 && shrunk++ < SHRUNK) {
                fewest = Math.min(
                        fewest, new Shrinker(program.buggy()).shrink(attempt.order(firstSeed + run - 1)).size());
            }
        }
        return String.format(
                Locale.ROOT,
                ROW,
                program,
                contestant.name(),
                failures.share().replace("%", "%%"),
                failures.median(),
                failures.mean(),
                shrunk == 0 ? "-" : fewest,
                executed * 1_000_000_000 / Math.max(1, nanos));
    }
}
