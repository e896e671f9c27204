package dev.baton.benchmarks.page;

import dev.baton.benchmarks.figures.Case;
import dev.baton.benchmarks.figures.Entry;
import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Spread;
import dev.baton.benchmarks.figures.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a figure grows with the size; both axes are logarithmic. */
final class GrowthChart {
    private static final int WIDTH = 840;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 160;
    private static final int TOP = 56;
    private static final int BOTTOM = 46;
    private static final int LETTER = 16;

    private record Point(double size, Spread spread) {}

    private record Series(Entry entry, List<Point> points) {
        double end() {
            return points.get(points.size() - 1).spread().median();
        }
    }

    private final Workload workload;
    private final List<Series> all;
    private final Scale across;
    private final Scale up;
    private final Svg svg = new Svg();

    GrowthChart(Workload workload, Figures figures) {
        this.workload = workload;
        this.all = series(workload, figures);
        List<Point> points = all.stream().flatMap(series -> series.points().stream()).toList();
        this.across = Scale.logarithmic(
                points.stream().mapToDouble(Point::size).min().orElse(1),
                points.stream().mapToDouble(Point::size).max().orElse(2), LEFT, WIDTH - LEFT - RIGHT);
        this.up = Scale.logarithmic(
                points.stream().mapToDouble(point -> point.spread().min()).min().orElse(1),
                points.stream().mapToDouble(point -> point.spread().max()).max().orElse(2),
                HEIGHT - BOTTOM, TOP + BOTTOM - HEIGHT);
    }

    private static List<Series> series(Workload workload, Figures figures) {
        Map<String, Series> byEntry = new LinkedHashMap<>();
        for (Case each : workload.cases()) {
            double size = Double.parseDouble(each.name().replace(",", ""));
            for (Entry entry : each.entries()) {
                figures.spread(workload.name(), each.name(), entry.id()).ifPresent(spread -> byEntry
                        .computeIfAbsent(entry.id(), id -> new Series(entry, new ArrayList<>()))
                        .points().add(new Point(size, spread)));
            }
        }
        return List.copyOf(byEntry.values());
    }

    String svg() {
        svg.text("title", 16, 26, workload.title() + ": growth");
        svg.text("soft end", WIDTH - 16, 26, workload.unit() + " against N; both logarithmic");
        for (double tick : up.ticks()) {
            svg.line("grid", LEFT, up.place(tick), WIDTH - RIGHT, up.place(tick));
            svg.text("soft end", LEFT - 8, up.place(tick) + 4, Numbers.tick(tick));
        }
        for (double tick : across.ticks()) {
            svg.line("grid", across.place(tick), TOP, across.place(tick), HEIGHT - BOTTOM);
            svg.text("soft middle", across.place(tick), HEIGHT - BOTTOM + 18, Numbers.tick(tick));
        }
        all.forEach(this::draw);
        names();
        return svg.whole(WIDTH, HEIGHT, workload.title() + ": growth");
    }

    private void draw(Series series) {
        String color = Svg.color(series.entry().id());
        StringBuilder points = new StringBuilder();
        for (Point point : series.points()) {
            double x = across.place(point.size());
            double y = up.place(point.spread().median());
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            svg.series(color, String.format(Locale.ROOT, "%1$.1f,%2$.1f %1$.1f,%3$.1f",
                    x, up.place(point.spread().min()), up.place(point.spread().max())));
            svg.dot(color, x, y);
        }
        svg.series(color, points.toString().strip());
    }

    /** Writes the names at the ends of the lines, apart from each other. */
    private void names() {
        double last = TOP - LETTER;
        for (Series series : all.stream().sorted(Comparator.comparingDouble(Series::end).reversed()).toList()) {
            last = Math.max(up.place(series.end()) + 4, last + LETTER);
            svg.colored(Svg.color(series.entry().id()), WIDTH - RIGHT + 12, last, series.entry().title());
        }
    }
}
