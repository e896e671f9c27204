package dev.baton.benchmarks;

import dev.baton.benchmarks.figures.BenchmarkException;
import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Fork;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.JmhFork;
import dev.baton.benchmarks.figures.Probe;
import dev.baton.benchmarks.figures.Rounds;
import dev.baton.benchmarks.figures.Suite;
import dev.baton.benchmarks.figures.Workload;
import dev.baton.benchmarks.page.Machine;
import dev.baton.benchmarks.page.OutputFolder;
import dev.baton.benchmarks.page.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures a suite and writes a page about it.
 *
 * <p>Arguments, in {@code -Dbenchmark.arguments="…"}, name the workloads, all if there are none; {@code forks=} sets how many
 * forks each figure is of (5), {@code out=} the folder of the page, and {@code smoke} runs everything once with little to do,
 * in this JVM, which shows that it runs and nothing else.
 *
 * <p>It exits with 1 if a goal falls short, and with 2 if something is wrong with what it was given.
 */
final class BenchmarkCommand {
    private final Suite suite;
    private final PrintStream out;
    private final String arguments;
    private final Set<String> names = new LinkedHashSet<>();
    private int forks = 5;
    private boolean smoke;
    private String folder;

    private BenchmarkCommand(Suite suite, PrintStream out, String... arguments) {
        this.suite = suite;
        this.out = out;
        this.arguments = String.join(" ", arguments);
        this.folder = suite.folder();
        for (String argument : arguments) {
            read(argument);
        }
    }

    /** Returns the exit code. */
    static int run(Suite suite, PrintStream out, String... arguments) throws IOException {
        try {
            return new BenchmarkCommand(suite, out, arguments).run();
        } catch (BenchmarkException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private void read(String argument) {
        String value = argument.substring(argument.indexOf('=') + 1);
        switch (argument.substring(0, argument.length() - value.length())) {
            case "" -> name(value);
            case "out=" -> folder = value;
            case "forks=" -> forks = positive(value);
            default -> throw new BenchmarkException("There is no argument " + argument + "; there are forks=, out=, smoke, and"
                    + " the names of workloads");
        }
    }

    private void name(String value) {
        if (value.equals("smoke")) {
            smoke = true;
        } else if (suite.workloads().stream().anyMatch(workload -> workload.name().equals(value))) {
            names.add(value);
        } else {
            throw new BenchmarkException("There is no workload " + value + "; there are "
                    + suite.workloads().stream().map(Workload::name).collect(Collectors.joining(", ")));
        }
    }

    private static int positive(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BenchmarkException("forks=" + value + " is not a positive number");
    }

    private int run() throws IOException {
        OutputFolder output = OutputFolder.at(folder);
        Probe.check(suite);
        List<Workload> workloads = suite.workloads().stream()
                .filter(workload -> names.isEmpty() || names.contains(workload.name()))
                .toList();
        Fork fork = smoke ? JmhFork.smoke(suite) : JmhFork.measuring(suite);
        Figures figures = new Rounds(fork, out).measure(workloads, smoke ? 1 : forks);
        List<Goal> goals = smoke ? List.of() : suite.goals();
        output.write(new Page(suite, workloads, goals, figures, Machine.here(), command()).files());
        out.println("The page is in " + output);
        return summary(goals, figures);
    }

    private String command() {
        String command = "mvn -q -pl benchmarks -am -Pbenchmarks verify -Dbenchmark=" + suite.command();
        return arguments.isEmpty() ? command : command + " -Dbenchmark.arguments=\"" + arguments + "\"";
    }

    private int summary(List<Goal> goals, Figures figures) {
        List<Goal> missed = goals.stream().filter(goal -> goal.verdict(figures) == Goal.Verdict.FALLS_SHORT).toList();
        missed.forEach(goal -> out.println("Falls short: " + goal.work() + ", " + goal.statement()));
        return missed.isEmpty() ? 0 : 1;
    }
}
