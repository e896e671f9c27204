package dev.baton.benchmarks.pool;

import static dev.baton.benchmarks.figures.Entry.BATON;
import static dev.baton.benchmarks.pool.PoolWorkloads.title;

import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goals;
import java.util.List;

/** What the figures of the pool behind a library must show: against the library's own, and against the pool without it. */
final class BridgeGoals {
    private static final double EQUAL = 0.95;
    private static final double COST = 1.1; // of the bridge

    private final Goals goals = new Goals();

    private BridgeGoals() {}

    /** Returns all goals. */
    static List<Goal> all() {
        BridgeGoals goals = new BridgeGoals();
        goals.reactor();
        goals.rxJava();
        goals.executor();
        return goals.goals.all();
    }

    private void reactor() {
        faster("baton-reactor", "hop", PoolWorkloads.CHAINS, 2, "reactor");
        for (String workers : PoolWorkloads.WORKERS) {
            faster("baton-reactor", "workers", workers, 2, "reactor");
        }
        costs("baton-reactor");
        garbage("baton-reactor");
    }

    private void rxJava() {
        faster("baton-rxjava", "hop", PoolWorkloads.CHAINS, 2, "rxjava");
        for (String workers : PoolWorkloads.WORKERS) {
            faster("baton-rxjava", "workers", workers, 3, "rxjava");
            faster("baton-rxjava", "workers", workers, EQUAL, "rxjava-from-interruptible");
            faster("baton-rxjava-undisturbed", "workers", workers, EQUAL, "rxjava-from");
        }
        garbage("baton-rxjava");
    }

    private void executor() {
        faster("baton-executor", "hop", PoolWorkloads.CHAINS, 2, "stpe");
        faster("baton-executor", "flood", PoolWorkloads.FLOOD, 2, "stpe");
        faster("baton-executor", "timers", PoolWorkloads.TIMERS, 2, "stpe");
    }

    private void faster(String ours, String workload, String variant, double limit, String opponent) {
        goals.atLeast(title(ours) + ": " + workload + ", " + variant, title(opponent), limit,
                figures -> figures.ratio(workload, variant, opponent, ours));
    }

    private void costs(String ours) {
        costs(ours, "hop", PoolWorkloads.CHAINS);
        PoolWorkloads.WORKERS.forEach(workers -> costs(ours, "workers", workers));
    }

    private void costs(String ours, String workload, String variant) {
        goals.atMost(title(ours) + ": " + workload + ", " + variant, "as a multiple of the pool without the bridge", COST, "×",
                figures -> figures.ratio(workload, variant, ours, BATON));
    }

    private void garbage(String ours) {
        for (String work : PoolWorkloads.GARBAGE) {
            goals.atMost(title(ours) + ": garbage, " + work, "of a task", 56, " B",
                    figures -> figures.spread("garbage", work, ours));
        }
    }
}
