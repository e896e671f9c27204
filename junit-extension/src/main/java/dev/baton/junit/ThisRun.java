package dev.baton.junit;

import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.testing.TestScheduler;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;

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

    /** Returns a new executor on the scheduler; a run whose parameters are two has two, and may shut down one. */
    ScheduledExecutorService executor() {
        return scheduler.asExecutorService();
    }

    @Override
    public String toString() {
        return "run " + run + " on " + scheduler;
    }
}
