package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.ExplorationResult;
import dev.baton.core.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** That explorations share nothing: neither several at once, nor the threads of one. */
public final class ParallelClaims implements Part {
    private static final String ROW = "%-22s %14s %14s%n";
    private static final int AT_ONCE = 8;
    private static final int THREADS = 4;
    private static final int REPETITIONS = 10;
    private static final int ITERATIONS = 2_000;

    private final List<BugProgram> programs;

    /** Compares explorations of each program and its fixed twin. */
    public ParallelClaims(List<BugProgram> programs) {
        this.programs = programs;
    }

    @Override
    public void measure(Report report) throws Exception {
        report.print("Explorations of each program and its fixed twin, compared to the same ones alone on one thread.%n");
        report.print(ROW, "program", AT_ONCE + " at once", THREADS + " threads");
        int alike = 0;
        int threaded = 0;
        for (BugProgram program : programs) {
            boolean isAlike = atOnce(program);
            boolean isThreaded = onThreads(program.buggy()) && onThreads(program.fixed());
            alike += isAlike ? 1 : 0;
            threaded += isThreaded ? 1 : 0;
            report.print(ROW, program, isAlike ? "same" : "DIFFERENT", isThreaded ? "same" : "DIFFERENT");
        }
        report.claim(
                AT_ONCE + " explorations at once in one JVM report what they report alone",
                alike + " of " + programs.size() + " programs",
                "all",
                alike == programs.size());
        report.claim(
                "An exploration on " + THREADS + " threads reports what one thread does",
                threaded + " of " + programs.size() + " programs",
                "all",
                threaded == programs.size());
    }

    /** Half of the explorations are of the program as it was written, from different seeds; half of the fixed twin. */
    private static boolean atOnce(BugProgram program) throws Exception {
        List<Callable<String>> explorations = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Scenario scenario = i % 2 == 0 ? program.buggy() : program.fixed();
            long seed = i * 1_000_003L;
            explorations.add(() -> everything(exploration(scenario).seed(seed).explore()));
        }
        List<String> alone = new ArrayList<>();
        for (Callable<String> exploration : explorations) {
            alone.add(exploration.call());
        }
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<String> together = new ArrayList<>();
            for (Future<String> result : pool.invokeAll(explorations)) {
                together.add(result.get());
            }
            return together.equals(alone);
        } finally {
            pool.shutdown();
        }
    }

    /** Threads may have made further runs by the time one fails, so only where none does the numbers of runs agree. */
    private static boolean onThreads(Scenario scenario) {
        ExplorationResult one = exploration(scenario).explore();
        for (int i = 0; i < REPETITIONS; i++) {
            ExplorationResult several = exploration(scenario).threads(THREADS).explore();
            boolean isSame = failures(one).equals(failures(several))
                    && (!one.failures().isEmpty() || one.schedules() == several.schedules());
            if (!isSame) {
                return false;
            }
        }
        return true;
    }

    private static Exploration exploration(Scenario scenario) {
        return Exploration.of(scenario).iterations(ITERATIONS).progress(line -> {});
    }

    private static String everything(ExplorationResult result) {
        return result + "\n" + failures(result);
    }

    private static List<String> failures(ExplorationResult result) {
        return result.failures().stream().map(ExplorationFailure::getMessage).toList();
    }
}
