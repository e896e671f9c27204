package dev.baton.core.trace;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of a timeline: a row for each step, the task in the column of its lane. */
final class TimelineRows {
    private static final int LONGEST = 120;
    private static final int WIDEST_NOTE = 520;
    private static final int HEADING = 10; // characters of the longest heading
    private static final int WIDEST_SITE = 260;

    private final RunPicture picture;
    private final TimelineGrid grid;
    private final Libraries libraries;
    private final int noteWidth;
    private final int siteWidth;
    private final StringBuilder html = new StringBuilder();

    TimelineRows(RunPicture picture, TimelineGrid grid) {
        this.picture = picture;
        this.grid = grid;
        libraries = new Libraries(picture.trace());
        noteWidth = columnWidth(grid.longest(entry -> String.join("  ", notes(entry).values())), WIDEST_NOTE);
        siteWidth = columnWidth(grid.longest(entry -> entry.site().map(PlainText::shortSite).orElse("")), WIDEST_SITE);
    }

    private static int columnWidth(int characters, int most) {
        return characters == 0 ? 0 : Math.min(most, 32 + Math.max(HEADING, characters) * 13 / 2);
    }

    /** Returns how wide the table is at least, in CSS pixels. */
    int width() {
        return grid.width() + noteWidth + siteWidth;
    }

    @Override
    public String toString() {
        html.append("<table>\n<colgroup>");
        column(grid.stepWidth);
        column(grid.timeWidth);
        for (int lane = 0; lane < grid.lanes.size(); lane++) {
            column(grid.columnWidth(lane));
        }
        if (noteWidth > 0) {
            column(noteWidth);
        }
        if (siteWidth > 0) {
            column(siteWidth);
        }
        html.append("<col></colgroup>\n<thead><tr><th scope=\"col\" class=\"step\">step</th><th scope=\"col\" class=\"time\">time</th>");
        for (int lane = 0; lane < grid.lanes.size(); lane++) {
            int gutter = grid.taskLeft(lane) - grid.left(lane);
            html.append("<th scope=\"col\" class=\"lane\" style=\"padding-left:").append(gutter).append("px\"")
                    .append(title(grid.lanes.get(lane))).append('>').append(bdi(grid.lanes.get(lane))).append("</th>");
        }
        html.append(noteWidth > 0 ? "<th scope=\"col\">notes</th>" : "")
                .append(siteWidth > 0 ? "<th scope=\"col\">spawned at</th>" : "")
                .append("<td></td></tr></thead>\n<tbody>\n");
        @Nullable Duration time = null;
        for (int index = 0; index < grid.entries.size(); index++) {
            TraceEntry entry = grid.entries.get(index);
            gap(grid.gaps.get(index));
            row(entry, !entry.time().equals(time));
            time = entry.time();
        }
        return html.append("</tbody>\n</table>\n").toString();
    }

    private void column(int width) {
        html.append("<col style=\"width:").append(width).append("px\">");
    }

    private void gap(int tasks) {
        if (tasks > 0) {
            html.append("<tr class=\"gap\"><td colspan=\"").append(columns()).append("\">… ").append(tasks)
                    .append(tasks == 1 ? " task" : " tasks").append(" not drawn</td></tr>\n");
        }
    }

    private int columns() {
        return 3 + grid.lanes.size() + (noteWidth > 0 ? 1 : 0) + (siteWidth > 0 ? 1 : 0);
    }

    private void row(TraceEntry entry, boolean clockMoved) {
        html.append("<tr id=\"s").append(entry.step()).append('"').append(rowClass(entry, clockMoved)).append('>')
                .append("<th scope=\"row\" class=\"step\">").append(entry.step()).append("</th>")
                .append("<td class=\"time\">").append(entry.afterJump() ? "» " : "")
                .append(VirtualTime.format(entry.time())).append("</td>");
        int lane = grid.laneOf(entry);
        empty(lane);
        html.append("<td style=\"padding-left:").append(grid.taskLeft(lane) - grid.left(lane)).append("px\">");
        task(entry);
        html.append("</td>");
        empty(grid.lanes.size() - lane - 1);
        if (noteWidth > 0) {
            note(entry);
        }
        if (siteWidth > 0) {
            html.append("<td class=\"site\"").append(entry.site().map(site -> title(site.toString())).orElse("")).append('>')
                    .append(entry.site().map(site -> bdi(PlainText.shortSite(site))).orElse("")).append("</td>");
        }
        html.append("<td></td></tr>\n");
    }

    private String rowClass(TraceEntry entry, boolean clockMoved) {
        String classes = (clockMoved ? " moved" : "")
                + (entry.afterJump() ? " jump" : "")
                + (picture.culprit(entry) == null ? "" : " culprit")
                + (picture.fails(entry) ? " fails" : "");
        return classes.isEmpty() ? "" : " class=\"" + classes.substring(1) + "\"";
    }

    private void empty(int columns) {
        if (columns > 0) {
            html.append(columns == 1 ? "<td></td>" : "<td colspan=\"" + columns + "\"></td>");
        }
    }

    private void task(TraceEntry entry) {
        String held = picture.held(entry);
        html.append("<button type=\"button\" tabindex=\"-1\" class=\"task k")
                .append(libraries.indexOf(entry.library()) % TimelinePage.COLOURS)
                .append(held == null ? "" : " held").append('"')
                .append(title(entry.label().map(label -> label + ": ").orElse("") + entry.task()
                        + (held == null ? "" : " (held " + held + ")")))
                .append('>');
        String task = entry.task().substring(entry.task().lastIndexOf('.') + 1);
        html.append(entry.label()
                .map(label -> "<b>" + bdi(label) + "</b> <span>" + bdi(task) + "</span>")
                .orElseGet(() -> "<span class=\"name\">" + bdi(task) + "</span>"));
        if (!grid.lanes.contains(entry.lane())) {
            html.append("<span>").append(bdi(entry.lane())).append("</span>");
        }
        html.append(held == null ? "" : "<em>held</em>").append("<i>")
                .append(Markup.escape(libraries.abbreviation(entry.library()))).append("</i></button>");
    }

    private void note(TraceEntry entry) {
        html.append("<td class=\"note\">");
        notes(entry).forEach((kind, text) -> html.append("<span class=\"").append(kind).append('"').append(title(text))
                .append('>').append(bdi(text)).append("</span>"));
        html.append("</td>");
    }

    /** Returns what there is to say of a task, by kind. */
    private Map<String, String> notes(TraceEntry entry) {
        Map<String, String> notes = new LinkedHashMap<>();
        if (entry.afterJump()) {
            notes.put("jump", "» the clock jumped although a task was ready");
        }
        String held = picture.held(entry);
        if (held != null) {
            notes.put("held", "held " + held);
        }
        String culprit = picture.culprit(entry);
        if (culprit != null) {
            notes.put("culprit", "← culprit: " + culprit);
        }
        if (picture.fails(entry)) {
            notes.put("fails", "✗ the run failed in this task");
        }
        return notes;
    }

    private static String title(String text) {
        return " title=\"" + Markup.escape(text) + "\"";
    }

    /** Isolates the direction of a text from what stands around it. */
    private static String bdi(String text) {
        return "<bdi>" + Markup.escape(PlainText.shorten(PlainText.visible(text), LONGEST)) + "</bdi>";
    }
}
