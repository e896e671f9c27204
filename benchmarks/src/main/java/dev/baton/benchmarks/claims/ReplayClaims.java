package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;
import java.io.IOException;
import java.util.List;

/** That the text a failure prints replays it, task by task: again and again, and in a process that knows only the text. */
public final class ReplayClaims implements Part {
    private static final String ROW = "%-22s %12s %12s %14s%n";
    private static final int ITERATIONS = 10_000;

    private final List<BugProgram> programs;
    private final int times;

    /** Replays one failure of each program so often. */
    public ReplayClaims(List<BugProgram> programs, int times) {
        this.programs = programs;
        this.times = times;
    }

    @Override
    public void measure(Report report) throws IOException {
        report.print("The schedule of one failure, replayed from its text %d times and in another JVM.%n", times);
        report.print(ROW, "program", "constraints", "same trace", "another JVM");
        int identical = 0;
        int elsewhere = 0;
        for (BugProgram program : programs) {
            ExplorationFailure failure = Exploration.of(program.buggy()).iterations(ITERATIONS).explore()
                    .failures().get(0);
            String schedule = failure.schedule().toString();
            int same = same(program.buggy(), schedule, failure);
            boolean isSameElsewhere = ReplayInJvm.start(program.name(), schedule).equals(ReplayInJvm.text(failure));
            identical += same == times ? 1 : 0;
            elsewhere += isSameElsewhere ? 1 : 0;
            report.print(
                    ROW, program, failure.schedule().holds().size(), same, isSameElsewhere ? "same trace" : "DIFFERENT");
        }
        report.claim(
                "A schedule replays " + times + " of " + times + " times with one trace",
                identical + " of " + programs.size() + " programs",
                "all",
                identical == programs.size());
        report.claim(
                "A schedule replays in another JVM with the same trace",
                elsewhere + " of " + programs.size() + " programs",
                "all",
                elsewhere == programs.size());
    }

    private int same(Scenario scenario, String schedule, ExplorationFailure expected) {
        int same = 0;
        for (int i = 0; i < times; i++) {
            try {
                TestScheduler.replay(schedule, scenario);
            } catch (ExplorationFailure again) {
                same += again.trace().equals(expected.trace()) ? 1 : 0;
            } catch (AssertionError misfit) {
                // not the same
            }
        }
        return same;
    }
}
