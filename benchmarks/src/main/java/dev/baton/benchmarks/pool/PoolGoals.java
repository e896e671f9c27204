package dev.baton.benchmarks.pool;

import static dev.baton.benchmarks.figures.Entry.BATON;
import static dev.baton.benchmarks.figures.Goals.againstBest;
import static dev.baton.benchmarks.figures.Goals.growthAgainst;
import static dev.baton.benchmarks.pool.PoolWorkloads.title;

import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goals;
import java.util.List;

/** What the figures of schedulers for production must show. */
final class PoolGoals {
    /** What counts as equal: less than that is a loss that users would notice. */
    private static final double EQUAL = 0.95;

    private final Goals goals = new Goals();

    private PoolGoals() {}

    /** Returns all goals. */
    static List<Goal> all() {
        PoolGoals goals = new PoolGoals();
        goals.hop();
        goals.flood();
        goals.workers();
        goals.timers();
        goals.garbage();
        goals.idle();
        goals.goals.addAll(BridgeGoals.all());
        return goals.goals.all();
    }

    private void hop() {
        forkJoin("hop", PoolWorkloads.CHAINS);
        against("hop", PoolWorkloads.CHAINS, EQUAL, "coroutines");
        against("hop", PoolWorkloads.CHAINS, 3, "fixed");
        against("hop", PoolWorkloads.CHAINS, 50, "reactor", "rxjava");
    }

    private void flood() {
        forkJoin("flood", PoolWorkloads.FLOOD);
        against("flood", PoolWorkloads.FLOOD, 3, "coroutines", "fixed", "reactor", "rxjava");
    }

    private void workers() {
        for (String workers : PoolWorkloads.WORKERS) {
            against("workers", workers, 3, "reactor", "rxjava");
            against("workers", workers, 1, "rxjava-from");
        }
    }

    private void timers() {
        against("timers", PoolWorkloads.TIMERS, 3, "stpe", "reactor", "rxjava", "coroutines");
        goals.atMost("growth, 1,000 to 1,000,000", "growth of Baton's time per timer, as a multiple of the scheduled thread pool's",
                1, "×", growthAgainst("growth", "1,000", "1,000,000", "stpe"));
        goals.atMost("lateness, " + PoolWorkloads.LATENESS,
                "99th percentile, as a multiple of the scheduled thread pool's", 1, "×",
                figures -> figures.ratio("lateness", PoolWorkloads.LATENESS, BATON, "stpe"));
    }

    private void garbage() {
        for (String work : PoolWorkloads.GARBAGE) {
            goals.atMost("garbage, " + work, "of a task", 56, " B", figures -> figures.spread("garbage", work, BATON));
        }
    }

    private void idle() {
        goals.atMost("idleness, " + PoolWorkloads.IDLE, "processor time in a second", 1_000, " µs",
                figures -> figures.spread("idle", PoolWorkloads.IDLE, BATON));
    }

    /** Whichever of its modes is the faster one counts. */
    private void forkJoin(String workload, String variant) {
        goals.atLeast(workload + ", " + variant, title("fjp"), EQUAL, againstBest(workload, variant, "fjp", "fjp-async"));
    }

    private void against(String workload, String variant, double limit, String... opponents) {
        for (String opponent : opponents) {
            goals.atLeast(workload + ", " + variant, title(opponent), limit, Goals.against(workload, variant, opponent));
        }
    }
}
