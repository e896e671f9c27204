package dev.baton.benchmarks;

import dev.baton.benchmarks.HoldUntil.Constraint;
import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.benchmarks.bugs.BugPrograms;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.testing.Exploration;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures exploration on programs with known races. The arguments name what to do: {@code bugs}, {@code fixed} and
 * {@code throughput}, all three if there are none, {@code rates} and {@code depth}; {@code only=<part of a name>} selects
 * programs, {@code searches=}, {@code runs=} and {@code many=} set how much.
 */
public final class BugBenchmark {
    private static final int DEEPEST = 2;

    private final PrintStream out;
    private final List<String> parts = new ArrayList<>();
    private String only = "";
    private int searches = 100;
    private int runs = 1_000;
    private int many = 100_000;

    private BugBenchmark(PrintStream out, String[] arguments) {
        this.out = out;
        for (String argument : arguments) {
            read(argument);
        }
        if (parts.isEmpty()) {
            parts.addAll(List.of("bugs", "fixed", "throughput"));
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
        if (!List.of("bugs", "fixed", "throughput", "rates", "depth").contains(name)) {
            throw new IllegalArgumentException(
                    "Unknown part " + name + "; there are bugs, fixed, throughput, rates and depth");
        }
        return name;
    }

    /** Runs the command; exits with 1 if a fixed program failed. */
    public static void main(String[] arguments) {
        if (!run(System.out, arguments)) {
            System.exit(1);
        }
    }

    /** Returns true unless a fixed program failed. */
    static boolean run(PrintStream out, String... arguments) {
        return new BugBenchmark(out, arguments).run();
    }

    private boolean run() {
        boolean sound = true;
        for (String part : parts) {
            switch (part) {
                case "bugs" -> bugs();
                case "fixed" -> sound &= fixed();
                case "throughput" -> new Throughput(1_000, out).measure();
                case "rates" -> rates();
                default -> depth();
            }
            out.println();
        }
        return sound;
    }

    private List<BugProgram> programs() {
        return BugPrograms.all().stream().filter(each -> each.name().contains(only)).toList();
    }

    private void bugs() {
        Contest contest = new Contest(searches, runs, out);
        out.println("First failure within " + runs + " runs, over " + searches + " first seeds.");
        contest.header();
        programs().forEach(contest::measure);
    }

    private boolean fixed() {
        boolean sound = true;
        out.println("Fixed programs, " + many + " runs of the default exploration each.");
        for (BugProgram program : programs()) {
            boolean passes = Exploration.of(program.fixed()).iterations(many).explore().failures().isEmpty();
            out.printf(Locale.ROOT, "%-22s %s%n", program, passes ? "no failure" : "FAILED");
            sound &= passes;
        }
        return sound;
    }

    private void rates() {
        out.println("Failures among " + many + " random walks.");
        for (BugProgram program : programs()) {
            int failures = new Search(program.buggy(), ExplorationStrategy.randomWalk()).failures(0, many);
            out.printf(Locale.ROOT, "%-22s %7d  %8.4f %%%n", program, failures, 100.0 * failures / many);
        }
    }

    private void depth() {
        out.println("The smallest set of constraints on top of oldest first that fails, up to " + DEEPEST + ".");
        for (BugProgram program : programs()) {
            Depth depth = new Depth(program);
            List<Constraint> smallest = depth.smallest(DEEPEST);
            out.printf(
                    Locale.ROOT,
                    "%-22s declared %d, measured %s in %,d runs%n",
                    program,
                    program.depth(),
                    smallest == null ? "more than " + DEEPEST : String.valueOf(smallest.size()),
                    depth.runs());
        }
    }
}
