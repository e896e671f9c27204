package dev.baton.benchmarks.page;

import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.JmhFork;
import dev.baton.benchmarks.figures.Suite;
import dev.baton.benchmarks.figures.Versions;
import dev.baton.benchmarks.figures.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page and its pictures: what was measured, how, and which goals that reaches. */
public final class Page {
    /** Its file, which a folder shows by itself. */
    static final String NAME = "README.md";

    /** A figure of fewer forks does not count. */
    private static final int ENOUGH = 5;

    private final Suite suite;
    private final List<Workload> workloads;
    private final List<Goal> goals;
    private final Figures figures;
    private final Machine machine;
    private final String command;

    /** Shows figures of some workloads of a suite, made with a command. */
    public Page(Suite suite, List<Workload> workloads, List<Goal> goals, Figures figures, Machine machine, String command) {
        this.suite = suite;
        this.workloads = workloads;
        this.goals = goals;
        this.figures = figures;
        this.machine = machine;
        this.command = command;
    }

    /** Returns the files by name. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder(head());
        text.append(new GoalsSection(suite.kind(), goals, workloads, figures).text());
        for (Workload workload : workloads) {
            text.append(new WorkloadSection(workload, figures).text());
            files.put(workload.name() + ".svg", new BarChart(workload, figures).svg());
            if (workload.growing()) {
                files.put(workload.name() + "-growth.svg", new GrowthChart(workload, figures).svg());
            }
        }
        files.put(NAME, text.append(foot()).toString());
        return files;
    }

    private String head() {
        String warning = figures.rounds() >= ENOUGH ? "" : """

                > **These figures do not count**: they are of %d fork%s, and a figure is of at least %d.
                """.formatted(figures.rounds(), figures.rounds() == 1 ? "" : "s", ENOUGH);
        return """
                # %s

                %s%s
                """.formatted(suite.title(), suite.intro(), warning);
    }

    private String foot() {
        return """
                ## How the figures are made

                | | |
                |---|---|
                | command | `%s` |
                | date | %s |
                | machine | %s, %d cores, %s, %s |
                | JDK | %s |
                | versions | %s |
                | JVM options | `%s` |
                | a fork | %s |

                Each figure is the median of %d forks, with the least and the most beside it. Forks are *interleaved*: in a
                round each contestant gets one JVM of its own, right after the one it is compared with, and the next round
                starts with another. A ratio is taken within each round, and is the median of those; where its spread
                includes 1 the two count as equal. A round's figure is the median of the iterations in its JVM, or one
                invocation where that takes seconds.

                %s""".formatted(command, machine.date(), machine.processor(), machine.cores(), machine.memory(), machine.system(),
                machine.jdk(), Versions.text(suite.properties()), suite.jvm(), JmhFork.ITERATIONS, figures.rounds(), suite.method());
    }
}
