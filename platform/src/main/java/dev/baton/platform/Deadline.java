package dev.baton.platform;

/**
 * Points in monotonic time, in nanoseconds since this class was loaded.
 *
 * <p>{@link System#nanoTime()} may start anywhere, negative values included; counting from an origin of our own lets
 * deadlines be compared and saturated as plain numbers.
 */
final class Deadline {
    /** Does not come: what a saturated delay leads to. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long ORIGIN = System.nanoTime();

    private Deadline() {}

    static long now() {
        return System.nanoTime() - ORIGIN;
    }

    /** Returns the deadline after a delay that is not negative, or {@link #NEVER} if that is too far away. */
    static long after(long delayNanos) {
        long deadline = now() + delayNanos;
        return deadline < 0 ? NEVER : deadline;
    }
}
