package dev.baton.core.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run as a table for terminals: a column for each lane if that fits, else a row form with the lane in a column. */
final class LaneTable {
    private static final int WIDEST = 150;
    private static final int[] CELL_WIDTHS = {40, 30, 22, 16};
    private static final int SHORT = 20;
    private static final int MOST_HELD_EXPLAINED = 10;
    private static final String JUMP = "» ";

    private final RunPicture picture;
    private final List<TraceEntry> entries;
    private final int[] drawn;
    private final Libraries libraries;
    private final List<String> lanes;
    private final boolean hasSites;

    LaneTable(RunPicture picture, int mostRows) {
        this.picture = picture;
        entries = picture.trace().entries();
        drawn = Excerpt.of(picture, mostRows);
        libraries = new Libraries(picture.trace());
        LinkedHashSet<String> used = new LinkedHashSet<>();
        boolean sites = false;
        for (int index : drawn) {
            used.add(entries.get(index).lane());
            sites |= entries.get(index).site().isPresent();
        }
        lanes = List.copyOf(used);
        hasSites = sites;
    }

    @Override
    public String toString() {
        if (entries.isEmpty()) {
            return "No task ran.\n";
        }
        for (int cellWidth : CELL_WIDTHS) {
            String table = byLane(cellWidth);
            if (table.lines().mapToInt(PlainText::width).max().orElse(0) <= WIDEST) {
                return explained(table, abbreviations() + legend());
            }
        }
        return explained(byRow(), legend());
    }

    private static String explained(String table, String explanation) {
        return explanation.isEmpty() ? table : table + "\n" + explanation;
    }

    private String byLane(int cellWidth) {
        List<String> headings = new ArrayList<>(List.of("step", "time"));
        lanes.forEach(lane -> headings.add(PlainText.shorten(PlainText.visible(lane), cellWidth)));
        return table(headings, entry -> {
            List<String> cells = new ArrayList<>(Collections.nCopies(lanes.size(), ""));
            cells.set(lanes.indexOf(entry.lane()), cell(entry, cellWidth));
            return cells;
        });
    }

    private String byRow() {
        List<String> headings = new ArrayList<>(List.of("step", "time", "lane", "library", "label", "task"));
        if (picture.isMarked()) {
            headings.add("mark");
        }
        return table(headings, entry -> {
            List<String> cells = new ArrayList<>(
                    List.of(entry.lane(), entry.library(), entry.label().orElse(""), entry.task()));
            if (picture.isMarked()) {
                cells.add(marks(entry).strip());
            }
            return cells;
        });
    }

    private String table(List<String> headings, Function<TraceEntry, List<String>> cells) {
        if (hasSites) {
            headings.add("spawned at");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings);
        List<Integer> gaps = new ArrayList<>(); // for each row, how many tasks are left out before it
        gaps.add(0);
        int next = 0;
        for (int index : drawn) {
            TraceEntry entry = entries.get(index);
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(entry.step()));
            row.add((entry.afterJump() ? JUMP : "") + VirtualTime.format(entry.time()));
            row.addAll(cells.apply(entry));
            if (hasSites) {
                row.add(entry.site().map(PlainText::shortSite).orElse(""));
            }
            rows.add(row);
            gaps.add(index - next);
            next = index + 1;
        }
        StringBuilder text = new StringBuilder();
        int row = 0;
        for (String line : TextTable.of(rows, 2).lines().toList()) {
            int gap = gaps.get(row++);
            text.append(gap == 0 ? "" : "… " + gap + (gap == 1 ? " task" : " tasks") + " left out\n").append(line).append('\n');
        }
        return text.toString();
    }

    private String cell(TraceEntry entry, int width) {
        String prefix = libraries.names().size() > 1 ? libraries.abbreviation(entry.library()) + ":" : "";
        int room = Math.max(8, width - PlainText.width(prefix));
        return prefix + PlainText.shortName(PlainText.visible(name(entry)), room) + marks(entry);
    }

    /** The label and the task if both are short, else the label. */
    private static String name(TraceEntry entry) {
        String both = entry.label().map(label -> label + " ").orElse("") + entry.task();
        return entry.label().isEmpty() || both.length() <= SHORT ? both : entry.label().get();
    }

    private String marks(TraceEntry entry) {
        return (picture.held(entry) == null ? "" : " (held)")
                + (picture.culprit(entry) == null ? "" : " ← culprit")
                + (picture.fails(entry) ? " ✗" : "");
    }

    private String abbreviations() {
        if (libraries.names().size() == 1) {
            return "";
        }
        List<String> meanings = new ArrayList<>();
        libraries.names().forEach(name -> meanings.add(libraries.abbreviation(name) + " = " + PlainText.visible(name)));
        return String.join(", ", meanings) + "\n";
    }

    private String legend() {
        StringBuilder legend = new StringBuilder();
        entries.stream().filter(entry -> picture.held(entry) != null).limit(MOST_HELD_EXPLAINED).forEach(entry ->
                legend.append("held: step ").append(entry.step()).append(' ').append(text(picture.held(entry))).append('\n'));
        entries.stream().filter(entry -> picture.culprit(entry) != null).forEach(entry ->
                legend.append("culprit: ").append(text(picture.culprit(entry))).append('\n'));
        if (entries.stream().anyMatch(picture::fails)) {
            legend.append("✗: the run failed in this task\n");
        }
        if (entries.stream().anyMatch(TraceEntry::afterJump)) {
            legend.append("»: the clock jumped to this time although a task was ready\n");
        }
        return legend.toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : PlainText.visible(text);
    }
}
