package dev.baton.core.testing;

/**
 * The driver waits for something that nothing left can bring about. The message lists every pending task and what is
 * due next.
 */
public final class DeadlockError extends AssertionError {
    private static final long serialVersionUID = 1;

    DeadlockError(String message) {
        super(message);
    }
}
