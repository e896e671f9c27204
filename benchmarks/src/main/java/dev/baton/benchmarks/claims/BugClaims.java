package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import java.util.List;

/** How soon each strategy finds each bug: searches from many first seeds, each until its first failure. */
public final class BugClaims implements Part {
    private static final String ROW = "%-22s %-20s %8s %8s %8s %12s %12s %10s%n";
    private static final long APART = 1_000_003; // between first seeds, so that searches share none
    private static final int SHRUNK = 10;
    private static final int WARM_UP = 3_000;
    private static final double LEAST_FOUND = 0.99;

    private final List<BugProgram> programs;
    private final int searches;
    private final int runs;
    private final List<Contestant> contestants;

    /** Searches each program so often, for so many runs at most. */
    public BugClaims(List<BugProgram> programs, int searches, int runs) {
        this(programs, searches, runs, Contestant.ALL);
    }

    /** The last of the contestants is the one that must find everything. */
    BugClaims(List<BugProgram> programs, int searches, int runs, List<Contestant> contestants) {
        this.programs = programs;
        this.searches = searches;
        this.runs = runs;
        this.contestants = contestants;
    }

    @Override
    public void measure(Report report) {
        report.print("First failure within %,d runs, over %d first seeds, and what %d failures were shrunk to.%n",
                runs, searches, SHRUNK);
        report.print(ROW, "program", "strategy", "found", "median", "mean", "constraints", "shrink runs", "runs/s");
        report.print(ROW, "", "", "", "run", "run", "mean / most", "most", "");
        double leastFound = 1;
        String hardest = "";
        int mostShrinkRuns = 0;
        for (BugProgram program : programs) {
            for (Contestant each : contestants) {
                new Search(program.buggy(), each.strategy().get()).failures(0, WARM_UP);
            }
            Entry last = null;
            for (Contestant each : contestants) {
                last = new Entry(program, each);
                last.search();
                last.print(report);
                mostShrinkRuns = Math.max(mostShrinkRuns, last.shrunk.mostRuns());
            }
            if (last != null && last.failures.share() < leastFound) {
                leastFound = last.failures.share();
                hardest = ", " + program;
            }
        }
        report.claim(
                Report.text("The default strategy finds the bug within %,d runs, %d programs", runs, programs.size()),
                percent(leastFound) + " of searches at worst" + hardest,
                "at least " + percent(LEAST_FOUND),
                leastFound >= LEAST_FOUND);
        report.claim(
                "Shrinking what any strategy finds",
                mostShrinkRuns + " runs at most",
                "at most 200",
                mostShrinkRuns <= 200);
    }

    private static String percent(double share) {
        return Report.text("%.0f %%", Math.floor(100 * share + 1e-9));
    }

    /** One line of the table. */
    private final class Entry {
        private final BugProgram program;
        private final Contestant contestant;
        private final FirstFailures failures = new FirstFailures();
        private final ShrunkSizes shrunk;
        private long executed;
        private long nanos;

        Entry(BugProgram program, Contestant contestant) {
            this.program = program;
            this.contestant = contestant;
            this.shrunk = new ShrunkSizes(program.buggy());
        }

        void search() {
            for (int number = 0; number < searches; number++) {
                long firstSeed = number * APART;
                Search search = new Search(program.buggy(), contestant.strategy().get());
                long begin = System.nanoTime();
                int run = search.firstFailure(firstSeed, runs);
                nanos += System.nanoTime() - begin;
                executed += search.executed();
                failures.add(run);
                if (run > 0 && shrunk.count() < SHRUNK) {
                    shrunk.add(search.decisions(firstSeed + run - 1));
                }
            }
        }

        void print(Report report) {
            report.print(
                    ROW,
                    program,
                    contestant.name(),
                    percent(failures.share()),
                    failures.median(),
                    failures.mean(),
                    shrunk,
                    shrunk.count() == 0 ? "-" : shrunk.mostRuns(),
                    Report.text("%,d", executed * 1_000_000_000 / Math.max(1, nanos)));
        }
    }
}
