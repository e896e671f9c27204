package dev.baton.examples.mixed;

import java.util.List;

/** What the backend found for a query. */
public record Answer(String query, List<String> hits) {
    @Override
    public String toString() {
        return "\"" + query + "\": " + hits.size() + " hits";
    }
}
