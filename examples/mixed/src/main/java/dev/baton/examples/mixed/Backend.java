package dev.baton.examples.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A simulated search backend: it answers in text, one line a hit, the longer the query the fewer. */
public final class Backend {
    /** Computes the raw answer: the query, then one line a hit. */
    public String answer(String query) {
        return IntStream.rangeClosed(1, Math.max(1, 9 - query.length()))
                .mapToObj(rank -> query + " " + rank)
                .collect(Collectors.joining("\n", query + "\n", ""));
    }

    /** Parses a raw answer. */
    public static Answer parse(String raw) {
        List<String> lines = Arrays.asList(raw.split("\n"));
        return new Answer(lines.get(0), lines.subList(1, lines.size()));
    }
}
