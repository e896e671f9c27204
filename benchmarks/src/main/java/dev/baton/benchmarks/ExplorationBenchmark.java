package dev.baton.benchmarks;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.benchmarks.bugs.BugPrograms;
import dev.baton.benchmarks.claims.BugClaims;
import dev.baton.benchmarks.claims.DepthClaims;
import dev.baton.benchmarks.claims.FixedClaims;
import dev.baton.benchmarks.claims.MisfitClaims;
import dev.baton.benchmarks.claims.MutantClaims;
import dev.baton.benchmarks.claims.ParallelClaims;
import dev.baton.benchmarks.claims.Part;
import dev.baton.benchmarks.claims.PctClaims;
import dev.baton.benchmarks.claims.Rates;
import dev.baton.benchmarks.claims.ReplayClaims;
import dev.baton.benchmarks.claims.Report;
import dev.baton.benchmarks.claims.ShrinkingClaims;
import dev.baton.benchmarks.claims.SystematicClaims;
import dev.baton.benchmarks.claims.ThroughputClaims;
import dev.baton.benchmarks.claims.UniformClaims;
import dev.baton.benchmarks.models.TaskModel;
import dev.baton.benchmarks.models.TaskModels;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures every claim about exploration and says which of them hold. Arguments name the parts to measure, all but
 * {@code rates} and {@code depth} if there are none; {@code only=<part of a name>} selects programs, {@code searches=},
 * {@code runs=} and {@code many=} set how much.
 */
public final class ExplorationBenchmark {
    private static final List<String> CLAIMS =
            List.of("bugs", "fixed", "sampling", "systematic", "shrinking", "replay", "throughput", "parallel", "mutants");
    private static final List<String> FURTHER = List.of("rates", "depth");

    private final Report report;
    private final Set<String> parts = new LinkedHashSet<>();
    private String only = "";
    private int searches = 100;
    private int runs = 1_000;
    private int many = 100_000;

    private ExplorationBenchmark(PrintStream out, String[] arguments) {
        this.report = new Report(out);
        for (String argument : arguments) {
            read(argument);
        }
        if (parts.isEmpty()) {
            parts.addAll(CLAIMS);
        }
    }

    private void read(String argument) {
        String value = argument.substring(argument.indexOf('=') + 1);
        switch (argument.substring(0, argument.length() - value.length())) {
            case "" -> parts.add(part(value));
            case "only=" -> only = value;
            case "searches=" -> searches = Integer.parseInt(value);
            case "runs=" -> runs = Integer.parseInt(value);
            case "many=" -> many = Integer.parseInt(value);
            default -> throw new IllegalArgumentException("Unknown argument " + argument);
        }
    }

    private static String part(String name) {
        if (!CLAIMS.contains(name) && !FURTHER.contains(name)) {
            throw new IllegalArgumentException("Unknown part " + name + "; there are " + String.join(", ", CLAIMS) + ", "
                    + String.join(", ", FURTHER));
        }
        return name;
    }

    /** Runs the command; exits with 1 if a claim falls short. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, arguments) ? 0 : 1);
    }

    /** Returns true if all claims hold. */
    static boolean run(PrintStream out, String... arguments) throws Exception {
        return new ExplorationBenchmark(out, arguments).run(out);
    }

    private boolean run(PrintStream out) throws Exception {
        for (String name : parts) {
            for (Part part : parts(name)) {
                part.measure(report);
                out.println();
            }
        }
        return report.summary();
    }

    private List<Part> parts(String name) {
        List<BugProgram> programs =
                BugPrograms.all().stream().filter(each -> each.name().contains(only)).toList();
        List<TaskModel> models = TaskModels.all().stream().filter(each -> each.name().contains(only)).toList();
        return switch (name) {
            case "bugs" -> List.of(new BugClaims(programs, searches, runs));
            case "fixed" -> List.of(new FixedClaims(programs, many));
            case "sampling" -> List.of(new UniformClaims(3 * many), new PctClaims(many));
            case "systematic" -> List.of(new SystematicClaims());
            case "shrinking" -> List.of(new ShrinkingClaims(models, programs, 25));
            case "replay" -> List.of(new ReplayClaims(programs, 100));
            case "throughput" -> List.of(new ThroughputClaims(1_000));
            case "parallel" -> List.of(new ParallelClaims(programs));
            case "mutants" -> List.of(
                    new MutantClaims(programs, 10 * many, many / 5), new MisfitClaims(programs, 4, 200));
            case "rates" -> List.of(new Rates(programs, many));
            default -> List.of(new DepthClaims(programs));
        };
    }
}
