package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;

/** A program that is wrong in some orders, and its twin that is not. */
final class Bug {
    private static final int RUNS = 200;

    private Bug() {}

    /** Shows that the usual order hides the bug, and that exploration finds it. */
    static void isFoundBy(Scenario wrong) throws Exception {
        try (TestScheduler usual = TestScheduler.create()) {
            wrong.run(usual);
        }
        assertThatThrownBy(() -> TestScheduler.many(RUNS, wrong)).isInstanceOf(ExplorationFailure.class);
    }

    /** Shows that exploration finds nothing. */
    static void isGoneFrom(Scenario right) {
        TestScheduler.many(RUNS, right);
    }

    /** Lets a task come a few steps later, as work does that has a longer way. */
    static void afterSteps(TestScheduler run, int steps, Runnable task) {
        run.schedule(steps == 0 ? task : () -> afterSteps(run, steps - 1, task));
    }
}
