package dev.baton.core.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** A run as a page: what is known of it at the top, the timeline below, the facts of one task at the bottom. */
final class TimelinePage {
    static final int COLOURS = 6;
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_LINKS = 20;

    private final RunPicture picture;
    private final TimelineGrid grid;

    TimelinePage(RunPicture picture) {
        this.picture = picture;
        grid = new TimelineGrid(picture, Excerpt.of(picture, MOST_ROWS));
    }

    @Override
    public String toString() {
        TimelineRows rows = new TimelineRows(picture, grid);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", Markup.escape(picture.title()));
        values.put("style", Markup.resource("timeline.css"));
        values.put("verdict", paragraph("verdict", picture.verdict()));
        values.put("constraints", constraints());
        values.put("replay", paragraph("replay", String.join("\n", picture.replay())));
        values.put("marks", marks());
        values.put("legend", legend());
        values.put("size", size());
        values.put("width", String.valueOf(rows.width()));
        values.put("stepWidth", String.valueOf(grid.stepWidth));
        values.put("drawing", TimelineArrows.of(picture, grid));
        values.put("rows", rows.toString());
        values.put("facts", facts());
        values.put("script", Markup.resource("timeline.js"));
        return Markup.fill(Markup.resource("timeline.html"), values);
    }

    private static String paragraph(String id, String text) {
        return text.isEmpty() ? "" : "<pre id=\"" + id + "\">" + Markup.escapeLines(text) + "</pre>";
    }

    private String constraints() {
        if (picture.constraints().isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<ol id=\"constraints\">");
        picture.constraints().forEach(text -> list.append("<li>").append(Markup.escape(text)).append("</li>"));
        return list.append("</ol>").toString();
    }

    private String marks() {
        StringBuilder links = new StringBuilder();
        links(links, "culprit", "← culprit", entry -> picture.culprit(entry) != null);
        links(links, "held", "held", entry -> picture.held(entry) != null);
        links(links, "jump", "» early jump of the clock", TraceEntry::afterJump);
        links(links, "fails", "✗ failed", picture::fails);
        return links.toString();
    }

    private void links(StringBuilder links, String kind, String text, Predicate<TraceEntry> isMarked) {
        List<TraceEntry> marked = grid.entries.stream().filter(isMarked).toList();
        if (!marked.isEmpty()) {
            links.append("<span class=\"").append(kind).append("\">").append(text).append(marked.size() == 1 ? ": step" : ": steps");
            marked.stream().limit(MOST_LINKS).forEach(entry -> links.append(" <a href=\"#s").append(entry.step()).append("\">")
                    .append(entry.step()).append("</a>"));
            links.append(marked.size() > MOST_LINKS ? " and " + (marked.size() - MOST_LINKS) + " more" : "").append("</span>\n");
        }
    }

    private String legend() {
        Libraries libraries = new Libraries(picture.trace());
        StringBuilder legend = new StringBuilder();
        libraries.names().forEach(name -> legend.append("<span class=\"key k").append(libraries.indexOf(name) % COLOURS)
                .append("\"><i>").append(Markup.escape(libraries.abbreviation(name))).append("</i> ")
                .append(Markup.escape(name)).append("</span> "));
        return legend.toString();
    }

    private String size() {
        int all = picture.trace().entries().size();
        int left = all - grid.entries.size();
        return (all == 0 ? "No task ran." : all == 1 ? "1 task" : all + " tasks")
                + (left == 0 ? "" : "; " + left + " of them are not drawn: the page has the marked ones and the end");
    }

    /** Returns what the script shows of a task, a line for each. */
    private String facts() {
        List<String> names = List.of();
        List<Integer> parents = new ArrayList<>();
        StringJoiner tasks = new StringJoiner(",\n");
        for (int index = 0; index < grid.entries.size(); index++) {
            Map<String, String> facts = TaskFacts.of(picture, grid.entries.get(index));
            names = List.copyOf(facts.keySet());
            parents.add(grid.parentOf(index));
            tasks.add(JsonText.of(facts.values().stream().map(PlainText::visible).toList()));
        }
        return "{\"names\":" + JsonText.of(names) + ",\n\"parents\":" + JsonText.of(parents)
                + ",\n\"tasks\":[\n" + tasks + "\n]}";
    }
}
