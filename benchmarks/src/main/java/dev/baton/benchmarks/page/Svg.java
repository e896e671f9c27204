package dev.baton.benchmarks.page;

import java.util.Locale;

/**
 * The text of a picture. It has a ground of its own and follows the reader's choice of light or dark, so that it can be
 * read wherever a page shows it.
 */
final class Svg {
    private static final String STYLE = """
            <style>
            svg { --ground: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d8dee4;
              --baton: #0969da; --second: #54aeff; --reactor: #2da44e; --rxjava: #bf3989; --coroutines: #bc4c00; --jdk: #8250df; --limit: #8c959f; }
            @media (prefers-color-scheme: dark) {
              svg { --ground: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #30363d;
                --baton: #4493f8; --second: #1f5fb5; --reactor: #3fb950; --rxjava: #db61a2; --coroutines: #f0883e; --jdk: #a371f7; --limit: #7d8590; }
            }
            text { font: 12px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: var(--ink); }
            .title { font-size: 15px; font-weight: 600; } .group { font-weight: 600; } .soft { fill: var(--soft); }
            .end { text-anchor: end; } .middle { text-anchor: middle; } .grid { stroke: var(--line); stroke-width: 1; }
            .whisker { stroke: var(--ink); stroke-width: 1.2; } .series { fill: none; stroke-width: 2; }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();

    Svg text(String kind, double x, double y, String text) {
        return add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", kind, x, y, escape(text));
    }

    Svg colored(String color, double x, double y, String text) {
        return add("<text style=\"fill:var(--%s)\" x=\"%.1f\" y=\"%.1f\">%s</text>", color, x, y, escape(text));
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, x1, y1, x2, y2);
    }

    Svg bar(String color, double x, double y, double width, double height) {
        return add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" style=\"fill:var(--%s)\"/>",
                x, y, width, height, color);
    }

    Svg dot(String color, double x, double y) {
        return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" style=\"fill:var(--%s)\"/>", x, y, color);
    }

    Svg series(String color, String points) {
        return add("<polyline class=\"series\" style=\"stroke:var(--%s)\" points=\"%s\"/>", color, points);
    }

    /** Returns the whole picture. */
    String whole(int width, int height, String title) {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                %4$s<rect width="%1$d" height="%2$d" rx="6" style="fill:var(--ground)"/>
                %5$s</svg>
                """, width, height, escape(title), STYLE, body);
    }

    /** Returns the color of a contestant. */
    static String color(String entry) {
        String family = entry.replaceFirst("-.*", "");
        return switch (family) {
            case "baton" -> entry.equals(family) ? family : "second";
            case "reactor", "rxjava", "coroutines" -> family;
            case "fjp", "fixed", "stpe" -> "jdk";
            default -> "limit";
        };
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that is not needed otherwise
    private Svg add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
