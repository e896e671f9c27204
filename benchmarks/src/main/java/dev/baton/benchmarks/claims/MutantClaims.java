package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.core.exploration.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * That a damaged schedule is refused, or is equal to what it was, and a damaged corpus refused, or run for the seeds that
 * are left; nothing else, and never for ever.
 */
public final class MutantClaims implements Part {
    private static final int SAMPLES = 4;
    private static final int MINUTES = 5;
    private static final String ROW = "%-34s %12s %12s %12s %8s%n";

    private final List<BugProgram> programs;
    private final int texts;
    private final int files;
    private final Function<String, Schedule> parser;

    /** Parses so many mutants of schedules, and reads so many mutants of a corpus. */
    public MutantClaims(List<BugProgram> programs, int texts, int files) {
        this(programs, texts, files, Schedule::parse);
    }

    MutantClaims(List<BugProgram> programs, int texts, int files, Function<String, Schedule> parser) {
        this.programs = programs;
        this.texts = texts;
        this.files = files;
        this.parser = parser;
    }

    @Override
    public void measure(Report report) throws Exception {
        report.print("Random mutants, each with one to three changes.%n");
        report.print(ROW, "", "mutants", "refused", "accepted", "wrong");
        claim(report, "schedules", this::schedules);
        claim(report, "corpus files", () -> CorpusMutants.read(files));
    }

    /** The work has a short stack of its own, where exceptions are cheap, and a limit that only a hang reaches. */
    private static void claim(Report report, String what, Supplier<Tally> work) throws Exception {
        Tally tally;
        try {
            tally = CompletableFuture.supplyAsync(work).get(MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException hangs) {
            tally = new Tally();
            tally.wrong("no end within " + MINUTES + " minutes");
        } catch (ExecutionException broken) {
            tally = new Tally();
            tally.wrong(String.valueOf(broken.getCause()));
        }
        report.print(
                ROW,
                what,
                Report.text("%,d", tally.refused + tally.same + tally.wrong),
                Report.text("%,d", tally.refused),
                Report.text("%,d", tally.same),
                Report.text("%,d", tally.wrong));
        if (tally.example != null) {
            report.print("  %s%n", tally.example);
        }
        report.claim(
                "Mutants of " + what + " are refused, or read for what they say",
                Report.text("%,d of %,d are not", tally.wrong, tally.refused + tally.same + tally.wrong),
                "0",
                tally.wrong == 0);
    }

    private Tally schedules() {
        List<Schedule> originals = new ArrayList<>();
        programs.forEach(program -> originals.addAll(SampleSchedules.of(program, SAMPLES)));
        List<String> printed = originals.stream().map(Schedule::toString).toList();
        Mutation mutation = new Mutation(1);
        Tally tally = new Tally();
        for (int i = 0; i < texts; i++) {
            int number = i % printed.size();
            String mutant = mutation.of(printed.get(number));
            try {
                if (parser.apply(mutant).equals(originals.get(number))) {
                    tally.same++;
                } else {
                    tally.wrong("another schedule: " + mutant);
                }
            } catch (IllegalArgumentException refused) {
                tally.refused++;
            } catch (RuntimeException | Error crash) {
                tally.wrong(crash + ": " + mutant);
            }
        }
        return tally;
    }

    /** What became of the mutants, with the first that went wrong. */
    static final class Tally {
        int refused;
        int same;
        int wrong;
        @Nullable String example;

        void wrong(String what) {
            if (wrong++ == 0) {
                example = what;
            }
        }
    }
}
