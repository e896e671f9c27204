package dev.baton.core.trace;

import java.util.List;
import java.util.Map;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.json.JsonParser;

/** Reads JSON with the parser of a script engine, which takes nothing but JSON. */
final class Json {
    private Json() {}

    static Object parse(String text) {
        try (Context context = Context.enter()) {
            return new JsonParser(context, context.initStandardObjects()).parseValue(text);
        } catch (JsonParser.ParseException invalid) {
            throw new AssertionError(invalid);
        }
    }

    static Object get(Object value, String... keys) {
        for (String key : keys) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value instanceof CharSequence text ? text.toString() : value;
    }

    /** Returns the events of a phase. */
    static List<?> events(String trace, String phase) {
        return ((List<?>) get(parse(trace), "traceEvents")).stream()
                .filter(event -> phase.equals(get(event, "ph")))
                .toList();
    }
}
