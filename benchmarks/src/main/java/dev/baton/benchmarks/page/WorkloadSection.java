package dev.baton.benchmarks.page;

import dev.baton.benchmarks.figures.Case;
import dev.baton.benchmarks.figures.Entry;
import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Spread;
import dev.baton.benchmarks.figures.Workload;

/** The picture and the table of a workload. */
final class WorkloadSection {
    private final Workload workload;
    private final Figures figures;

    WorkloadSection(Workload workload, Figures figures) {
        this.workload = workload;
        this.figures = figures;
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                ## %s

                %s

                ![%s](%s.svg)
                """.formatted(workload.title(), workload.text(), workload.title(), workload.name()));
        if (workload.growing()) {
            text.append("\n![Growth](").append(workload.name()).append("-growth.svg)\n");
        }
        text.append("\n| | | ").append(workload.unit()).append(", median | least … most | to Baton |\n|---|---|--:|--:|---|\n");
        workload.cases().forEach(each -> rows(each, text));
        return text.append('\n').toString();
    }

    private void rows(Case each, StringBuilder text) {
        String first = each.entries().get(0).id();
        for (Entry entry : each.entries()) {
            figures.spread(workload.name(), each.name(), entry.id()).ifPresent(spread -> text.append("| ")
                    .append(entry.id().equals(first) ? each.name() : "")
                    .append(" | ").append(entry.title())
                    .append(" | ").append(Numbers.figure(spread.median()))
                    .append(" | ").append(Numbers.range(spread))
                    .append(" | ").append(entry.id().equals(first) ? "" : ratio(each, entry, first))
                    .append(" |\n"));
        }
    }

    private String ratio(Case each, Entry entry, String first) {
        return figures.ratio(workload.name(), each.name(), entry.id(), first)
                .map(ratio -> Numbers.ratio(ratio, "×") + (isEqual(ratio) ? ", equal" : ""))
                .orElse("");
    }

    private static boolean isEqual(Spread ratio) {
        return ratio.includes(1);
    }
}
