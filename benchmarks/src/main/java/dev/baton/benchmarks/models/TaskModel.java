package dev.baton.benchmarks.models;

import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;
import java.util.function.BooleanSupplier;

/**
 * A race as plain tasks.
 *
 * @param name short, unique
 * @param depth how many ordering constraints make it fail
 * @param body submits the first tasks; what it returns is true at the end of a run unless the race went wrong
 */
public record TaskModel(String name, int depth, Body body) {
    /** Returns the model as a scenario. */
    public Scenario scenario() {
        return scheduler -> {
            BooleanSupplier check = body.start(scheduler);
            scheduler.runUntilIdle();
            if (!check.getAsBoolean()) {
                throw new AssertionError(name);
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }

    /** The model; everything it touches is new in each run. */
    @FunctionalInterface
    public interface Body {
        /** Submits the first tasks. */
        BooleanSupplier start(TestScheduler scheduler);
    }
}
