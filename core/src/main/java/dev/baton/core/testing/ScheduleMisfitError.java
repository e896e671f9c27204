package dev.baton.core.testing;

import org.jspecify.annotations.Nullable;

/**
 * A schedule was replayed on a scenario it does not fit: the scenario has changed since, or is another. The message says
 * at which decision, and how. The cause is what the run failed with, if it did.
 */
public final class ScheduleMisfitError extends AssertionError {
    private static final long serialVersionUID = 1;

    ScheduleMisfitError(String message, @Nullable Throwable failure) {
        super(message, failure);
    }
}
