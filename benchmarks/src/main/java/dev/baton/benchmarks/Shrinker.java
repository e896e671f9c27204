package dev.baton.benchmarks;

import dev.baton.benchmarks.HoldUntil.Constraint;
import dev.baton.core.testing.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * Reduces a failing run to few constraints that still make it fail: each task held until the one before it repeats the
 * run; then constraints are left out, in chunks from half of them down to one, as long as the program still fails.
 */
final class Shrinker {
    private final Scenario scenario;

    Shrinker(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Returns constraints none of which can be left out.
     *
     * @param order a failing run
     * @throws IllegalStateException if the run cannot be repeated by constraints
     */
    List<Constraint> shrink(List<Long> order) {
        List<Constraint> kept = new ArrayList<>();
        for (int i = 1; i < order.size(); i++) {
            kept.add(new Constraint(order.get(i), order.get(i - 1)));
        }
        if (!fails(kept)) {
            throw new IllegalStateException("Constraints do not repeat the run " + order);
        }
        boolean isSmaller = true;
        while (isSmaller) {
            int before = kept.size();
            for (int chunk = Math.max(1, before / 2); chunk > 0; chunk /= 2) {
                kept = without(kept, chunk);
            }
            isSmaller = kept.size() < before;
        }
        return kept;
    }

    private List<Constraint> without(List<Constraint> constraints, int chunk) {
        List<Constraint> kept = constraints;
        for (int from = 0; from < kept.size(); ) {
            List<Constraint> fewer = new ArrayList<>(kept.subList(0, from));
            fewer.addAll(kept.subList(Math.min(from + chunk, kept.size()), kept.size()));
            if (fails(fewer)) {
                kept = fewer;
            } else {
                from += chunk;
            }
        }
        return kept;
    }

    private boolean fails(List<Constraint> constraints) {
        return new Search(scenario, new HoldUntil(constraints)).once() != null;
    }
}
