package dev.baton.benchmarks.claims;

import dev.baton.core.exploration.Schedule;
import dev.baton.core.exploration.Shrinking;
import dev.baton.core.testing.Scenario;
import java.util.ArrayList;
import java.util.List;

/** To how many constraints the failures of one program were shrunk, and in how many runs. */
final class ShrunkSizes {
    private final Scenario scenario;
    private final List<Integer> sizes = new ArrayList<>();
    private int mostRuns;
    private int notShrunk;

    ShrunkSizes(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Shrinks a failure and adds what came of it. */
    void add(Schedule failing) {
        Shrinking.Result result = Shrinking.of(failing, strategy -> new Search(scenario, strategy).once() != null).run();
        mostRuns = Math.max(mostRuns, result.runs());
        result.schedule().ifPresentOrElse(schedule -> sizes.add(schedule.holds().size()), () -> notShrunk++);
    }

    /** Returns how many failures were added. */
    int count() {
        return sizes.size() + notShrunk;
    }

    /** Returns how many failures have no constraints that repeat them. */
    int notShrunk() {
        return notShrunk;
    }

    int fewest() {
        return sizes.stream().mapToInt(size -> size).min().orElse(Integer.MAX_VALUE);
    }

    double mean() {
        return sizes.stream().mapToInt(size -> size).average().orElse(Double.NaN);
    }

    int mostRuns() {
        return mostRuns;
    }

    /** Returns the mean and the largest number of constraints. */
    @Override
    public String toString() {
        return sizes.isEmpty()
                ? "-"
                : Report.text("%.1f / %d", mean(), sizes.stream().mapToInt(size -> size).max().orElseThrow());
    }
}
