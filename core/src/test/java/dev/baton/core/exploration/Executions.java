package dev.baton.core.exploration;

import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;

/** Executions a scenario under a strategy until nothing is left to explore. */
final class Executions {
    private Executions() {}

    /** Executions to the end and returns the number of runs. */
    static int all(ExplorationStrategy strategy, Scenario scenario) throws Exception {
        int runs = 0;
        while (next(strategy, scenario)) {
            runs++;
        }
        return runs;
    }

    /** Executions once; returns false if nothing is left. */
    static boolean next(ExplorationStrategy strategy, Scenario scenario) throws Exception {
        if (!strategy.begin(0)) {
            return false;
        }
        try (TestScheduler scheduler = TestScheduler.builder()
                .strategy(strategy)
                .allowNestedBlocking(true)
                .build()) {
            scenario.run(scheduler);
        }
        strategy.end();
        return true;
    }
}
