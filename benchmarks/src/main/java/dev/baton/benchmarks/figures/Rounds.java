package dev.baton.benchmarks.figures;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Interleaved forks: in each round every contestant is measured once, the ones that are compared right after one another.
 * What disturbs the machine for a while then disturbs them alike. Who goes first changes from round to round.
 */
public final class Rounds {
    private final Fork fork;
    private final PrintStream out;

    /** Measures with a fork, and prints each figure as it comes. */
    public Rounds(Fork fork, PrintStream out) {
        this.fork = fork;
        this.out = out;
    }

    /** Measures workloads so many times. */
    public Figures measure(List<Workload> workloads, int rounds) {
        Figures figures = new Figures();
        for (int round = 0; round < rounds; round++) {
            out.println("Round " + (round + 1) + " of " + rounds);
            for (Workload workload : workloads) {
                for (Case each : workload.cases()) {
                    measure(workload, each, round, figures);
                }
            }
        }
        return figures;
    }

    private void measure(Workload workload, Case each, int round, Figures figures) {
        List<Entry> turn = new ArrayList<>(each.entries());
        Collections.rotate(turn, -round);
        for (Entry entry : turn) {
            double figure = fork.measure(entry);
            figures.add(workload.name(), each.name(), entry.id(), figure);
            out.println(String.format(Locale.ROOT, "  %-14s %-32s %-28s %,14.1f %s",
                    workload.name(), each.name(), entry.title(), figure, workload.unit()));
        }
    }
}
