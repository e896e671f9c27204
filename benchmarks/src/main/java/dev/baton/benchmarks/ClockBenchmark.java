package dev.baton.benchmarks;

import dev.baton.benchmarks.clock.Peer;
import dev.baton.benchmarks.figures.BenchmarkException;
import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Fork;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goals;
import dev.baton.benchmarks.figures.JmhFork;
import dev.baton.benchmarks.figures.Probe;
import dev.baton.benchmarks.figures.Rounds;
import dev.baton.benchmarks.figures.Workload;
import dev.baton.benchmarks.figures.Workloads;
import dev.baton.benchmarks.page.Machine;
import dev.baton.benchmarks.page.OutputFolder;
import dev.baton.benchmarks.page.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures the virtual clocks of the JVM against each other and writes a page about it:
 *
 * <pre>mvn -q -pl benchmarks -am -Pbenchmarks verify -Dbenchmark=ClockBenchmark</pre>
 *
 * <p>Arguments, in {@code -Dbenchmark.arguments="…"}, name the workloads, all if there are none; {@code forks=} sets how many
 * forks each figure is of (5), {@code out=} the folder of the page ({@code docs/benchmarks}), and {@code smoke} runs
 * everything once with little to do, in this JVM, which shows that it runs and nothing else.
 *
 * <p>It exits with 1 if a goal falls short, and with 2 if something is wrong with what it was given.
 */
public final class ClockBenchmark {
    private static final String COMMAND = "mvn -q -pl benchmarks -am -Pbenchmarks verify -Dbenchmark=ClockBenchmark";

    private final PrintStream out;
    private final String arguments;
    private final Set<String> names = new LinkedHashSet<>();
    private int forks = 5;
    private boolean smoke;
    private String folder = "docs/benchmarks";

    private ClockBenchmark(PrintStream out, String... arguments) {
        this.out = out;
        this.arguments = String.join(" ", arguments);
        for (String argument : arguments) {
            read(argument);
        }
    }

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** Returns the exit code. */
    static int run(PrintStream out, String... arguments) throws IOException {
        try {
            return new ClockBenchmark(out, arguments).run(Peer.all());
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
        } else if (Workloads.all().stream().anyMatch(workload -> workload.name().equals(value))) {
            names.add(value);
        } else {
            throw new BenchmarkException("There is no workload " + value + "; there are "
                    + Workloads.all().stream().map(Workload::name).collect(Collectors.joining(", ")));
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

    private int run(List<Peer> peers) throws IOException {
        OutputFolder output = OutputFolder.at(folder);
        Probe.check(peers);
        List<Workload> workloads = Workloads.all().stream()
                .filter(workload -> names.isEmpty() || names.contains(workload.name()))
                .toList();
        Fork fork = smoke ? JmhFork.smoke() : JmhFork.measuring();
        Figures figures = new Rounds(fork, out).measure(workloads, smoke ? 1 : forks);
        List<Goal> goals = smoke ? List.of() : Goals.all();
        output.write(new Page(workloads, goals, figures, Machine.here(), command()).files());
        out.println("The page is in " + output);
        return summary(goals, figures);
    }

    private String command() {
        return arguments.isEmpty() ? COMMAND : COMMAND + " -Dbenchmark.arguments=\"" + arguments + "\"";
    }

    private int summary(List<Goal> goals, Figures figures) {
        List<Goal> missed = goals.stream().filter(goal -> goal.verdict(figures) == Goal.Verdict.FALLS_SHORT).toList();
        missed.forEach(goal -> out.println("Falls short: " + goal.work() + ", " + goal.statement()));
        return missed.isEmpty() ? 0 : 1;
    }
}
