package dev.baton.core;

import java.time.Duration;

/** Durations as nanoseconds that saturate instead of overflowing: {@link Long#MAX_VALUE} means never. */
final class Nanos {
    private Nanos() {}

    /** Returns the duration in nanoseconds; more than 292 years is {@link Long#MAX_VALUE}, negative is zero. */
    static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    /** Adds a non-negative delay to a point in time. */
    static long saturatedAdd(long time, long delay) {
        long sum = time + delay;
        return delay > 0 && sum < time ? Long.MAX_VALUE : sum;
    }
}
