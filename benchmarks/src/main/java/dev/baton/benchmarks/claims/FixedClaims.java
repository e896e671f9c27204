package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.ExplorationResult;
import java.util.List;

/** That no fixed twin fails: what the default exploration reports is a bug. */
public final class FixedClaims implements Part {
    private static final String ROW = "%-22s %12s %12s %s%n";

    private final List<BugProgram> programs;
    private final int runs;

    /** Explores each program for so many runs. */
    public FixedClaims(List<BugProgram> programs, int runs) {
        this.programs = programs;
        this.runs = runs;
    }

    @Override
    public void measure(Report report) {
        report.print("Fixed twins, %,d runs of the default exploration each, on two threads.%n", runs);
        report.print(ROW, "program", "orders", "decisions", "");
        int failing = 0;
        for (BugProgram program : programs) {
            ExplorationResult result =
                    Exploration.of(program.fixed()).iterations(runs).threads(2).progress(line -> {}).explore();
            boolean passes = result.failures().isEmpty();
            failing += passes ? 0 : 1;
            report.print(
                    ROW,
                    program,
                    Report.text("%,d", result.schedules()),
                    Report.text("%.1f", result.decisions().mean()),
                    passes ? "no failure" : "FAILED: " + result.failures().get(0).getCause().getMessage());
        }
        report.claim(
                Report.text("No fixed twin fails in %,d runs", runs),
                failing + " of " + programs.size() + " failed",
                "0",
                failing == 0);
    }
}
