package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.core.exploration.Schedule;
import dev.baton.core.exploration.ScheduleRecorder;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.ScheduleMisfitError;
import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a schedule of another program, or a forged one, never yields a wrong verdict: it is called a misfit, or what is
 * said of the run is what happened in it. A schedule of decisions that is no misfit must be the very run it describes.
 */
public final class MisfitClaims implements Part {
    private static final String ROW = "%-34s %12s %12s %12s %12s %8s%n";

    private final List<BugProgram> programs;
    private final int runs;
    private final int forgeries;

    /** Replays the schedules of so many runs of each program on all others, and so many forgeries of each on itself. */
    public MisfitClaims(List<BugProgram> programs, int runs, int forgeries) {
        this.programs = programs;
        this.runs = runs;
        this.forgeries = forgeries;
    }

    @Override
    public void measure(Report report) {
        report.print("Schedules replayed where they do not belong.%n");
        report.print(ROW, "", "replays", "misfits", "passed", "failed", "wrong");
        print(report, "schedules of other programs", foreign());
        print(report, "forgeries with a right checksum", forged());
    }

    private Verdicts foreign() {
        Verdicts verdicts = new Verdicts();
        for (BugProgram owner : programs) {
            for (Schedule schedule : SampleSchedules.of(owner, runs)) {
                for (BugProgram other : programs) {
                    if (other != owner) {
                        verdicts.add(other.buggy(), schedule);
                        verdicts.add(other.fixed(), schedule);
                    }
                }
            }
        }
        return verdicts;
    }

    private Verdicts forged() {
        Verdicts verdicts = new Verdicts();
        Mutation mutation = new Mutation(3);
        for (BugProgram program : programs) {
            List<String> texts = SampleSchedules.of(program, runs).stream().map(Schedule::toString).toList();
            for (int i = 0, parsed = 0; parsed < forgeries && i < 100 * forgeries; i++) {
                Schedule schedule;
                try {
                    schedule = Schedule.parse(mutation.forged(texts.get(i % texts.size())));
                } catch (IllegalArgumentException refused) {
                    continue;
                }
                parsed++;
                verdicts.add(program.buggy(), schedule);
                verdicts.add(program.fixed(), schedule);
            }
        }
        return verdicts;
    }

    private static void print(Report report, String what, Verdicts verdicts) {
        int all = verdicts.misfits + verdicts.passed + verdicts.failed + verdicts.wrong.size();
        report.print(
                ROW,
                what,
                Report.text("%,d", all),
                Report.text("%,d", verdicts.misfits),
                Report.text("%,d", verdicts.passed),
                Report.text("%,d", verdicts.failed),
                Report.text("%,d", verdicts.wrong.size()));
        verdicts.wrong.stream().limit(1).forEach(example -> report.print("  %s%n", example));
        report.claim(
                "Replayed " + what + " give no wrong verdict",
                Report.text("%d of %,d wrong", verdicts.wrong.size(), all),
                "0",
                verdicts.wrong.isEmpty());
    }

    /** What replays said, each compared to what its run did. */
    static final class Verdicts {
        private int misfits;
        private int passed;
        private int failed;
        private final List<String> wrong = new ArrayList<>();

        void add(Scenario scenario, Schedule schedule) {
            Watched watched = new Watched(scenario);
            try {
                Exploration.of(watched).replay(schedule);
                check(watched.failure == null && isThisRun(scenario, schedule), "called passed", schedule);
                passed++;
            } catch (ExplorationFailure failure) {
                check(failure.getCause() == watched.failure && isThisRun(scenario, schedule), failure.toString(), schedule);
                failed++;
            } catch (ScheduleMisfitError misfit) {
                check(misfit.getCause() == watched.failure, misfit.toString(), schedule);
                misfits++;
            } catch (RuntimeException | Error crash) {
                check(false, crash.toString(), schedule);
            }
        }

        List<String> wrong() {
            return wrong;
        }

        private void check(boolean isRight, String verdict, Schedule schedule) {
            if (!isRight) {
                wrong.add(verdict + ": " + schedule);
            }
        }

        private static boolean isThisRun(Scenario scenario, Schedule schedule) {
            ScheduleRecorder recorder = new ScheduleRecorder(schedule.replay());
            new Search(scenario, recorder).once();
            return !isOfDecisions(schedule) || recorder.decisions().equals(schedule);
        }

        private static boolean isOfDecisions(Schedule schedule) {
            return schedule.toString().startsWith("baton1d");
        }
    }

    /** Notes how a scenario ended, whatever is made of it. */
    private static final class Watched implements Scenario {
        private final Scenario scenario;
        private @Nullable Throwable failure;

        Watched(Scenario scenario) {
            this.scenario = scenario;
        }

        @Override
        public void run(TestScheduler scheduler) throws Exception {
            try {
                scenario.run(scheduler);
            } catch (Exception | Error thrown) {
                failure = thrown;
                throw thrown;
            }
        }
    }
}
