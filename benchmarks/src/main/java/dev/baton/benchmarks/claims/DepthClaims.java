package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.benchmarks.claims.HoldUntil.Constraint;
import java.util.List;

/** That the programs are as deep as they say, as far as all sets of two constraints can show. */
public final class DepthClaims implements Part {
    private static final int DEEPEST = 2;

    private final List<BugProgram> programs;

    /** Measures each program. */
    public DepthClaims(List<BugProgram> programs) {
        this.programs = programs;
    }

    @Override
    public void measure(Report report) {
        report.print("The smallest set of constraints on top of oldest first that fails, up to %d.%n", DEEPEST);
        int right = 0;
        for (BugProgram program : programs) {
            Depth depth = new Depth(program);
            List<Constraint> smallest = depth.smallest(DEEPEST);
            report.print(
                    "%-22s declared %d, measured %s in %,d runs%n",
                    program,
                    program.depth(),
                    smallest == null ? "more than " + DEEPEST : String.valueOf(smallest.size()),
                    depth.runs());
            right += (smallest == null ? program.depth() > DEEPEST : program.depth() == smallest.size()) ? 1 : 0;
        }
        report.claim(
                "Programs are as deep as declared", right + " of " + programs.size(), "all", right == programs.size());
    }
}
