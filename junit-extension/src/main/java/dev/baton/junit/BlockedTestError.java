package dev.baton.junit;

/** A test got no further in real time, and was given up. */
final class BlockedTestError extends AssertionError {
    private static final long serialVersionUID = 1;

    BlockedTestError(String message) {
        super(message);
    }
}
