package dev.baton.junit;

import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.testing.TestScheduler;
import java.util.OptionalLong;

/**
 * One run of a test.
 *
 * @param scheduler its scheduler
 * @param run its number, from 1
 */
record ThisRun(TestScheduler scheduler, long run) implements ExplorationContext {
    @Override
    public OptionalLong seed() {
        return scheduler.seed();
    }

    @Override
    public DecisionLog decisions() {
        return scheduler.decisions();
    }

    @Override
    public String toString() {
        return "run " + run + " on " + scheduler;
    }
}
