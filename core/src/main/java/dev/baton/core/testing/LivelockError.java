package dev.baton.core.testing;

/** A run did not come to an end within its bounds. The message names the tasks that keep it going. */
public final class LivelockError extends AssertionError {
    private static final long serialVersionUID = 1;

    LivelockError(String message) {
        super(message);
    }
}
