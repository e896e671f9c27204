package dev.baton.benchmarks.page;

import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.JmhFork;
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

    private final List<Workload> workloads;
    private final List<Goal> goals;
    private final Figures figures;
    private final Machine machine;
    private final String command;

    /** Shows figures, made with a command. */
    public Page(List<Workload> workloads, List<Goal> goals, Figures figures, Machine machine, String command) {
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
        text.append(new GoalsSection(goals, workloads, figures).text());
        for (Workload workload : workloads) {
            text.append(new WorkloadSection(workload, figures).text());
            files.put(workload.name() + ".svg", new BarChart(workload, figures).svg());
            if (GrowthChart.fits(workload)) {
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
                # Benchmarks of the virtual clock

                What a virtual clock is asked to do, on Baton's `TestScheduler`, on the test clocks of Reactor, RxJava and
                coroutines, and on two bare loops that are no clocks but show what is possible. Less is better. This page is
                written by the command below; a ratio is what the other takes as a multiple of what Baton takes.
                %s
                """.formatted(warning);
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
                | versions | Baton %s, reactor-core %s, reactor-test %s, RxJava %s, kotlinx-coroutines %s, JMH %s |
                | JVM options | `%s` |
                | a fork | %s |

                Each figure is the median of %d forks, with the least and the most beside it. Forks are *interleaved*: in a
                round each contestant gets one JVM of its own, right after the one it is compared with, and the next round
                starts with another. A ratio is taken within each round, and is the median of those; where its spread
                includes 1 the two count as equal. A round's figure is the median of the iterations in its JVM, or one
                invocation where that takes seconds.

                Every JVM measures one contestant. Its heap is fixed, and its young generation small enough to be used up during
                the warm-up; with 1,000,000 timers the whole heap is touched beforehand: nobody pays for fresh pages. The serial
                collector has no threads that would compete for the cores; on the parallel one Baton's timers gain a fifth and the
                others nothing. Assertions are off. Delays are whole
                milliseconds, because coroutines know no less. Reactor is called on its scheduler
                and RxJava on one worker, which is the shorter road of each. All contestants run the same tasks; timers and short
                runs are counted, and an invocation that lost one fails.

                Memory is the used heap after full collections, with compressed references, less the one before the tasks
                were submitted. The array of their handles and the task itself, which they share, do not count.
                """.formatted(command, machine.date(), machine.processor(), machine.cores(), machine.memory(), machine.system(),
                machine.jdk(), version("project.version"), version("version.reactor"), version("version.reactor-test"),
                version("version.rxjava"), version("version.coroutines"), version("version.jmh"), JmhFork.JVM,
                JmhFork.ITERATIONS, figures.rounds());
    }

    private static String version(String property) {
        return Versions.of(property);
    }
}
