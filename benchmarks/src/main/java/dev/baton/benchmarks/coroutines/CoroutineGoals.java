package dev.baton.benchmarks.coroutines;

import static dev.baton.benchmarks.coroutines.CoroutineWorkloads.title;
import static dev.baton.benchmarks.figures.Entry.BATON;

import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goals;
import java.util.List;

/** What the figures of dispatchers must show. */
final class CoroutineGoals {
    private static final double TEST = 2.5;
    private static final double GROWTH = 1.2;
    private static final double COST = 1.2; // of the bridge
    private static final double ADAPTERS = 5;

    private final Goals goals = new Goals();

    private CoroutineGoals() {}

    /** Returns all goals. */
    static List<Goal> all() {
        CoroutineGoals goals = new CoroutineGoals();
        CoroutineWorkloads.YIELDS.forEach(coroutines -> goals.test("test-yield", coroutines));
        goals.test("test-delay", CoroutineWorkloads.CHAIN);
        goals.background();
        CoroutineWorkloads.YIELDS.forEach(coroutines -> goals.production("yield", coroutines));
        goals.production("launch", CoroutineWorkloads.LAUNCHES);
        return goals.goals.all();
    }

    private void test(String workload, String variant) {
        faster(BATON, workload, variant, TEST, "standard");
        faster("baton-test", workload, variant, TEST, "run-test");
    }

    private void background() {
        String none = CoroutineWorkloads.TIMERS.get(0);
        for (String many : CoroutineWorkloads.TIMERS.subList(1, CoroutineWorkloads.TIMERS.size())) {
            goals.atMost("background, " + many, "time per yield, as a multiple of that beside " + none, GROWTH, "×",
                    Goals.growth("background", none, many));
        }
    }

    private void production(String workload, String variant) {
        goals.atMost(workload + ", " + variant, "as a multiple of " + title("executor") + " on the same pool", COST, "×",
                figures -> figures.ratio(workload, variant, BATON, "executor"));
        faster(BATON, workload, variant, ADAPTERS, "reactor");
        faster(BATON, workload, variant, ADAPTERS, "rxjava");
    }

    private void faster(String ours, String workload, String variant, double limit, String opponent) {
        goals.atLeast(title(ours) + ": " + workload + ", " + variant, title(opponent), limit,
                figures -> figures.ratio(workload, variant, opponent, ours));
    }
}
