package dev.baton.benchmarks.page;

import dev.baton.benchmarks.figures.Case;
import dev.baton.benchmarks.figures.Entry;
import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Spread;
import dev.baton.benchmarks.figures.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bar for each contestant's median, with a whisker from the least to the most. */
final class BarChart {
    private static final int WIDTH = 840;
    private static final int LEFT = 190;
    private static final int RIGHT = 110;
    private static final int HEAD = 64;
    private static final int ROW = 22;
    private static final int GROUP = 30;
    private static final int BAR = 15;

    private final Workload workload;
    private final Figures figures;
    private final Scale scale;
    private final Svg svg = new Svg();

    BarChart(Workload workload, Figures figures) {
        this.workload = workload;
        this.figures = figures;
        List<Spread> all = new ArrayList<>();
        workload.cases().forEach(each -> each.entries().forEach(entry -> spread(each, entry).ifPresent(all::add)));
        this.scale = Scale.suiting(
                all.stream().mapToDouble(Spread::min).min().orElse(1),
                all.stream().mapToDouble(Spread::max).max().orElse(1),
                LEFT, WIDTH - LEFT - RIGHT);
    }

    private Optional<Spread> spread(Case each, Entry entry) {
        return figures.spread(workload.name(), each.name(), entry.id());
    }

    String svg() {
        int height = height();
        svg.text("title", 16, 26, workload.title());
        svg.text("soft end", WIDTH - 16, 26, workload.unit() + ", less is better"
                + (scale.isLogarithmic() ? "; logarithmic" : ""));
        for (double tick : scale.ticks()) {
            svg.line("grid", scale.place(tick), HEAD - 12, scale.place(tick), height - 12);
            svg.text("soft middle", scale.place(tick), HEAD - 17, Numbers.tick(tick));
        }
        int y = HEAD;
        for (Case each : workload.cases()) {
            svg.text("group", 16, y + 12, each.name());
            y += GROUP - 10;
            for (Entry entry : each.entries()) {
                Optional<Spread> spread = spread(each, entry);
                if (spread.isPresent()) {
                    row(entry, spread.get(), y);
                    y += ROW;
                }
            }
            y += 10;
        }
        return svg.whole(WIDTH, height, workload.title());
    }

    private int height() {
        int rows = workload.cases().stream()
                .mapToInt(each -> (int) each.entries().stream().filter(entry -> spread(each, entry).isPresent()).count())
                .sum();
        return HEAD + workload.cases().size() * GROUP + rows * ROW + 8;
    }

    private void row(Entry entry, Spread spread, int y) {
        double middle = y + BAR / 2.0;
        svg.text("end", LEFT - 8, y + 12, entry.title());
        svg.bar(Svg.color(entry.id()), LEFT, y, Math.max(1, scale.place(spread.median()) - LEFT), BAR);
        svg.line("whisker", scale.place(spread.min()), middle, scale.place(spread.max()), middle);
        svg.line("whisker", scale.place(spread.min()), middle - 4, scale.place(spread.min()), middle + 4);
        svg.line("whisker", scale.place(spread.max()), middle - 4, scale.place(spread.max()), middle + 4);
        svg.text("", scale.place(spread.max()) + 8, y + 12, Numbers.figure(spread.median()));
    }
}
