package dev.baton.core.testing;

/**
 * The driver waits for something that nothing left can bring about. The message lists every pending task, what is due
 * next, and, if sites were captured, every task that has begun to wait and for what.
 */
public final class DeadlockError extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String waitSet;

    DeadlockError(String message, String waitSet) {
        super(message);
        this.waitSet = waitSet;
    }

    /**
     * Returns the sorted names of what waits and of what is pending, without numbers and paths: equal in two runs that
     * end in the same deadlock. Runs that record see more than runs that do not, so compare like with like.
     */
    String waitSet() {
        return waitSet;
    }
}
