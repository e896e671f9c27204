package dev.baton.benchmarks.page;

import dev.baton.benchmarks.figures.Case;
import dev.baton.benchmarks.figures.Entry;
import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goal.Verdict;
import dev.baton.benchmarks.figures.Workload;
import java.util.ArrayList;
import java.util.List;

/** Which goals are reached, and where somebody else is faster. */
final class GoalsSection {
    private final List<Goal> goals;
    private final List<Workload> workloads;
    private final Figures figures;
    private final String kind;

    GoalsSection(String kind, List<Goal> goals, List<Workload> workloads, Figures figures) {
        this.kind = kind;
        this.goals = goals;
        this.workloads = workloads;
        this.figures = figures;
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                ## Goals

                | work | ratio | limit | reached | |
                |---|---|--:|--:|---|
                """);
        goals.forEach(goal -> text.append("| ").append(goal.work())
                .append(" | ").append(goal.statement())
                .append(" | ").append(goal.atLeast() ? "≥ " : "≤ ").append(limit(goal))
                .append(" | ").append(goal.measured().apply(figures).map(ratio -> Numbers.ratio(ratio, goal.unit())).orElse(""))
                .append(" | ").append(goal.verdict(figures))
                .append(" |\n"));
        return text.append('\n').append(summary()).append("\n\n").append(losses()).append('\n').toString();
    }

    private static String limit(Goal goal) {
        String number = Double.toString(goal.limit());
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + goal.unit();
    }

    private String summary() {
        long measured = goals.stream().filter(goal -> goal.verdict(figures) != Verdict.NOT_MEASURED).count();
        long missed = goals.stream().filter(goal -> goal.verdict(figures) == Verdict.FALLS_SHORT).count();
        return missed == 0
                ? "All " + measured + " goals that were measured hold."
                : "**" + missed + " of " + measured + " goals fall short.**";
    }

    private String losses() {
        List<String> losses = new ArrayList<>();
        for (Workload workload : workloads) {
            for (Case each : workload.cases()) {
                for (Entry entry : each.entries()) {
                    if (entry.isPeer()) {
                        figures.ratio(workload.name(), each.name(), entry.id(), each.entries().get(0).id())
                                .filter(ratio -> ratio.max() < 1)
                                .ifPresent(ratio -> losses.add("- " + workload.title() + ", " + each.name() + ": "
                                        + entry.title() + " takes " + Numbers.ratio(ratio, "×") + " of what Baton takes\n"));
                    }
                }
            }
        }
        return losses.isEmpty()
                ? "Nowhere is another " + kind + " ahead of Baton by more than the spread.\n"
                : "Where another " + kind + " is ahead of Baton:\n\n" + String.join("", losses);
    }
}
