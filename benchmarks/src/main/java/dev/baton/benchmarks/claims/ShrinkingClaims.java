package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.benchmarks.models.Noise;
import dev.baton.benchmarks.models.TaskModel;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.testing.Scenario;
import java.util.List;

/**
 * That a failure among unrelated work is shrunk to the few constraints that matter. What the default strategy finds is
 * shrunk as an exploration does it.
 */
public final class ShrinkingClaims implements Part {
    private static final String ROW = "%-22s %-14s %6s %9s %13s %12s%n";
    private static final int MOST_RUNS = 200_000;
    private static final int MOST_SHRINK_RUNS = 200;

    private final List<TaskModel> models;
    private final List<BugProgram> programs;
    private final int failures;
    private int mostShrinkRuns;

    /** Shrinks so many failures of each. */
    public ShrinkingClaims(List<TaskModel> models, List<BugProgram> programs, int failures) {
        this.models = models;
        this.programs = programs;
        this.failures = failures;
    }

    @Override
    public void measure(Report report) {
        report.print("Shrinking beside %d unrelated chains of %d tasks.%n", Noise.CHAINS, Noise.TASKS);
        report.print(ROW, "program", "made of", "depth", "failures", "constraints", "shrink runs");
        report.print(ROW, "", "", "", "", "mean / most", "most");
        int small = 0;
        for (TaskModel model : models) {
            small += measure(report, model.name(), "plain tasks", model.depth(), model.scenario()) ? 1 : 0;
        }
        claim(report, "plain tasks", small, models.size());
        small = 0;
        for (BugProgram program : programs) {
            small += measure(report, program.name(), "libraries", program.depth(), program.buggy()) ? 1 : 0;
        }
        claim(report, "libraries", small, programs.size());
        report.claim(
                "Shrinking beside unrelated tasks",
                mostShrinkRuns + " runs at most",
                "at most " + MOST_SHRINK_RUNS,
                mostShrinkRuns <= MOST_SHRINK_RUNS);
    }

    private static void claim(Report report, String kind, int small, int count) {
        report.claim(
                "Beside unrelated tasks, failures of " + kind + " shrink to depth + 1 constraints",
                small + " of " + count + " programs",
                "all",
                small == count);
    }

    private boolean measure(Report report, String name, String kind, int depth, Scenario alone) {
        Scenario scenario = Noise.beside(alone);
        Search search = new Search(scenario, ExplorationStrategy.portfolio());
        ShrunkSizes sizes = new ShrunkSizes(scenario);
        for (long seed = 0; sizes.count() < failures && seed < MOST_RUNS; seed++) {
            if (search.failure(seed) != null) {
                sizes.add(search.decisions(seed));
            }
        }
        mostShrinkRuns = Math.max(mostShrinkRuns, sizes.mostRuns());
        report.print(ROW, name, kind, depth, sizes.count(), sizes, sizes.mostRuns());
        return sizes.count() >= failures && sizes.notShrunk() == 0 && sizes.mean() <= depth + 1;
    }
}
