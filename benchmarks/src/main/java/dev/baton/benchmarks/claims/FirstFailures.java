package dev.baton.benchmarks.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** In which run each of several searches found its first failure, if it found one. */
final class FirstFailures {
    private final List<Integer> found = new ArrayList<>();
    private int searches;

    /** Adds a search: the number of the run, from 1, or 0 if it found nothing. */
    void add(int run) {
        searches++;
        if (run > 0) {
            found.add(run);
            Collections.sort(found);
        }
    }

    /** Returns the share of searches that found a failure, from 0 to 1. */
    double share() {
        return found.size() / (double) Math.max(1, searches);
    }

    /** Returns the median over all searches, in which one that found nothing counts as longer than any. */
    String median() {
        int middle = (searches - 1) / 2;
        return middle < found.size() ? String.valueOf(found.get(middle)) : "-";
    }

    /** Returns the mean over the searches that found a failure. */
    String mean() {
        return found.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.1f", found.stream().mapToInt(run -> run).average().orElseThrow());
    }
}
