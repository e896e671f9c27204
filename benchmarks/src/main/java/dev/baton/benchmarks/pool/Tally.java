package dev.baton.benchmarks.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The one task of a measurement that runs on all threads at once: it counts, so that nothing lost goes unseen. Each thread
 * has a counter of its own, because one for all would take longer than the fastest pools do.
 */
final class Tally implements Runnable {
    private static final long LOOK_NANOS = 20_000;

    private final LongAdder count = new LongAdder();

    @Override
    public void run() {
        count.increment();
    }

    /**
     * Waits until it has run so often since it was asked last. Looking takes nothing from the threads that run tasks, and
     * sees the end some hundredths of a millisecond late.
     *
     * @throws IllegalStateException if it has not after a minute, or ran more often
     */
    void await(long expected) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (count.sum() < expected && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        expect(expected);
    }

    /** Checks that it has run so often since it was asked last. */
    void expect(long expected) {
        long taken = count.sumThenReset();
        if (taken != expected) {
            throw new IllegalStateException(taken + " tasks ran instead of " + expected);
        }
    }
}
