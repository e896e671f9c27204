package dev.baton.core;

/** Waits for what another thread does within moments. */
final class BriefWait {
    private static final int SPINS = 100;

    private BriefWait() {}

    /**
     * Waits a little, longer after many times: the other thread may have lost its processor, and need this one.
     *
     * @param spins how often the caller has waited before
     */
    @SuppressWarnings("ThreadPriorityCheck")
    static void pause(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
