package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.core.exploration.ExplorationStrategy;
import java.util.List;

/** How many random walks fail, program by program; nothing is claimed about that. */
public final class Rates implements Part {
    private final List<BugProgram> programs;
    private final int runs;

    /** Walks each program so often. */
    public Rates(List<BugProgram> programs, int runs) {
        this.programs = programs;
        this.runs = runs;
    }

    @Override
    public void measure(Report report) {
        report.print("Failures among %,d random walks.%n", runs);
        for (BugProgram program : programs) {
            int failures = new Search(program.buggy(), ExplorationStrategy.randomWalk()).failures(0, runs);
            report.print("%-22s %7d  %8.4f %%%n", program, failures, 100.0 * failures / runs);
        }
    }
}
