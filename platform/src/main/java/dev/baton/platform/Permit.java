package dev.baton.platform;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The one permit of park and unpark: giving it twice is giving it once. */
final class Permit {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private boolean available;

    void give() {
        lock.lock();
        try {
            available = true;
            given.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the permit and takes it; returns false if the time ran out. An interrupt is kept for the caller. */
    boolean take(long timeoutNanos) {
        boolean interrupted = false;
        long deadline = Deadline.after(Math.max(0, timeoutNanos));
        lock.lock();
        try {
            while (!available && Deadline.now() < deadline) {
                try {
                    given.awaitNanos(deadline - Deadline.now());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            boolean taken = available;
            available = false;
            return taken;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
