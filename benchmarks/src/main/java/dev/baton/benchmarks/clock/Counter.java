package dev.baton.benchmarks.clock;

/** The one task of a measurement: it counts, so that nothing lost goes unseen. */
final class Counter implements Runnable {
    private long count;

    @Override
    public void run() {
        count++;
    }

    /** Returns how often it ran since it was asked last, if that is right. */
    long take(long expected) {
        long taken = count;
        count = 0;
        if (taken != expected) {
            throw new IllegalStateException(taken + " tasks ran instead of " + expected);
        }
        return taken;
    }
}
