package dev.baton.core.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of others as text of a page, and the templates into which it goes. */
final class Markup {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private Markup() {}

    /** Returns one line of text as it stands in an element or in an attribute. */
    static String escape(String text) {
        return escapeAll(PlainText.visible(text));
    }

    /** Returns text of several lines as it stands in an element. */
    static String escapeLines(String text) {
        return escapeAll(PlainText.visibleLines(text));
    }

    private static String escapeAll(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Fills each place of a template once; what is filled in is not looked at again. */
    static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("The template has a place that nothing fills: " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    static String resource(String name) {
        try (InputStream stream = Markup.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the artifact of Baton's core");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(name + " cannot be read from the artifact of Baton's core", failure);
        }
    }
}
