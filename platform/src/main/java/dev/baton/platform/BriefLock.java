package dev.baton.platform;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for a few instructions: free again with a plain store, and never the reason to park a thread.
 *
 * <p>Who finds it taken tries again, and gives its processor away if the holder seems to have lost its own. Not
 * reentrant, not fair. No foreign code may run and nothing may block while it is held.
 */
final class BriefLock {
    private static final int SPINS = 50;
    private static final VarHandle TAKEN;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(BriefLock.class, "taken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int taken;

    @SuppressWarnings("ThreadPriorityCheck") // a holder that lost its processor needs one to go on
    void lock() {
        for (int spins = 0; !tryLock(); spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    boolean tryLock() {
        return taken == 0 && TAKEN.compareAndSet(this, 0, 1);
    }

    void unlock() {
        TAKEN.setRelease(this, 0);
    }
}
