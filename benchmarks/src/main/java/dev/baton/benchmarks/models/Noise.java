package dev.baton.benchmarks.models;

import dev.baton.core.Scheduler;
import dev.baton.core.testing.Scenario;

/** Chains of tasks that have nothing to do with the program beside them. */
public final class Noise {
    /** How many chains there are. */
    public static final int CHAINS = 6;

    /** How many tasks a chain has. */
    public static final int TASKS = 5;

    private Noise() {}

    /** Returns a scenario that starts the chains and then does what another does. */
    public static Scenario beside(Scenario scenario) {
        return scheduler -> {
            for (int chain = 0; chain < CHAINS; chain++) {
                hops(scheduler, TASKS, () -> {});
            }
            scenario.run(scheduler);
        };
    }

    /** Runs a chain of tasks, and an action in the last of them. */
    static void hops(Scheduler scheduler, int tasks, Runnable last) {
        scheduler.schedule(tasks == 1 ? last : () -> hops(scheduler, tasks - 1, last));
    }
}
