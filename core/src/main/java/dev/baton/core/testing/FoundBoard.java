package dev.baton.core.testing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The failures found so far, one of each signature: the one of the earliest run.
 *
 * <p>Threads take runs in order. Once enough different failures are known, runs later than the last of them can change
 * nothing; so what is reported does not depend on how fast which thread was.
 */
final class FoundBoard {
    private final int enough;
    private final Map<FailureSignature, Found> earliest = new HashMap<>();
    private volatile Place bound = Place.LAST;
    private long failing;

    FoundBoard(int enough) {
        this.enough = enough;
    }

    /** Returns false if a run can change nothing any more. */
    boolean isOfInterest(Place place) {
        return place.compareTo(bound) <= 0;
    }

    synchronized void add(Found found) {
        failing++;
        earliest.merge(found.signature(), found, (one, other) -> other.place().compareTo(one.place()) < 0 ? other : one);
        if (earliest.size() >= enough) {
            bound = inOrder().get(enough - 1).place();
        }
    }

    /** Returns how many runs failed, those alike included. */
    synchronized long failing() {
        return failing;
    }

    /** Returns the failures that count, the earliest first. */
    synchronized List<Found> inOrder() {
        return earliest.values().stream()
                .sorted(Comparator.comparing(Found::place))
                .limit(enough)
                .toList();
    }
}
