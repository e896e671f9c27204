package dev.baton.core.testing;

/** A scheduler was closed while tasks were pending. They were cancelled; the message lists them. */
public final class UnfinishedTasksError extends AssertionError {
    private static final long serialVersionUID = 1;

    UnfinishedTasksError(String message) {
        super(message);
    }
}
