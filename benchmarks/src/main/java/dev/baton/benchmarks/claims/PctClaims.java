package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.models.TaskModel;
import dev.baton.benchmarks.models.TaskModels;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.ScheduleRecorder;

/**
 * That PCT finds a bug of depth d with a probability of at least 1/(n k^(d-1)), in a program of n chains and at most k
 * decisions.
 */
public final class PctClaims implements Part {
    private static final String ROW = "%-22s %6s %8s %10s %10s   %-20s %10s%n";

    private final int runs;

    /** Makes so many runs for each rate. */
    public PctClaims(int runs) {
        this.runs = runs;
    }

    @Override
    public void measure(Report report) {
        report.print("Rates of PCT on bugs of a known depth, over %,d runs.%n", runs);
        report.print(ROW, "program", "depth", "chains", "decisions", "rate", "95 % interval", "bound");
        int above = 0;
        above += measure(report, TaskModels.STALE_SEARCH, 1, 3);
        above += measure(report, TaskModels.DOUBLE_CREATE, 2, 2);
        above += measure(report, TaskModels.LATE_CANCEL, 1, 2);
        above += measure(report, TaskModels.LATE_CANCEL, 2, 2);
        report.claim(
                "PCT finds a bug of depth d at least with its rate of 1/(n k^(d-1))", above + " of 4 rates", "all", above == 4);
    }

    private int measure(Report report, TaskModel model, int depth, int chains) {
        ScheduleRecorder recorder = new ScheduleRecorder(ExplorationStrategy.pct(depth));
        Search search = new Search(model.scenario(), recorder);
        int hits = 0;
        int decisions = 0;
        for (long seed = 0; seed < runs; seed++) {
            hits += search.failure(seed) == null ? 0 : 1;
            decisions = Math.max(decisions, recorder.decisions().size());
        }
        double bound = 1 / (chains * Math.pow(decisions, depth - 1));
        double upper = Statistics.upper(hits, runs);
        report.print(
                ROW,
                model,
                depth,
                chains,
                decisions,
                rate(hits / (double) runs),
                rate(Statistics.lower(hits, runs)) + " to " + rate(upper),
                rate(bound));
        return upper >= bound ? 1 : 0;
    }

    private static String rate(double rate) {
        return Report.text("%.4f", rate);
    }
}
