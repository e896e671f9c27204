package dev.baton.core.testing;

import java.time.Duration;

/** Durations as numbers. */
final class Nanoseconds {
    private Nanoseconds() {}

    /** Returns a duration in nanoseconds, as near as a {@code long} comes. */
    static long of(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
