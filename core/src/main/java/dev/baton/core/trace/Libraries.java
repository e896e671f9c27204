package dev.baton.core.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The libraries whose tasks ran in a trace, by name, each with an abbreviation. */
final class Libraries {
    private static final int SHORTEST = 2;

    private final List<String> names;

    Libraries(Trace trace) {
        TreeSet<String> sorted = new TreeSet<>();
        trace.entries().forEach(entry -> sorted.add(entry.library()));
        names = new ArrayList<>(sorted);
    }

    List<String> names() {
        return names;
    }

    int indexOf(String library) {
        return names.indexOf(library);
    }

    /** Returns the beginning of the name, two letters or as many more as tell it from the others. */
    String abbreviation(String library) {
        for (int length = SHORTEST; length < library.length(); length++) {
            String beginning = library.substring(0, length);
            if (names.stream().filter(name -> name.startsWith(beginning)).count() == 1) {
                return PlainText.visible(beginning);
            }
        }
        return PlainText.visible(library);
    }
}
