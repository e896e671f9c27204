package dev.baton.core.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * The failures found so far, one of each signature: the one of the earliest run.
 *
 * <p>Threads take runs in order. Once enough different failures are known, runs later than the last of them can change
 * nothing; so what is reported does not depend on how fast which thread was.
 */
final class FoundBoard {
    private final int enough;
    private final Map<FailureSignature, Found> earliest = new HashMap<>();
    private volatile long bound = Long.MAX_VALUE;
    private long failing;

    FoundBoard(int enough) {
        this.enough = enough;
    }

    /** Returns the run beyond which none is of interest. */
    long bound() {
        return bound;
    }

    synchronized void add(Found found) {
        failing++;
        earliest.merge(found.signature(), found, BinaryOperator.minBy(Found.ORDER));
        if (earliest.size() >= enough) {
            bound = inOrder().get(enough - 1).index();
        }
    }

    /** Returns how many runs failed, those alike included. */
    synchronized long failing() {
        return failing;
    }

    /** Returns the failures that count, the earliest first. */
    synchronized List<Found> inOrder() {
        return earliest.values().stream()
                .sorted(Found.ORDER)
                .limit(enough)
                .toList();
    }
}
