package dev.baton.core;

/**
 * Hands the one permit to a main thread waiting in {@link Scheduler#park}.
 *
 * <p>As with {@link java.util.concurrent.locks.LockSupport}, permits do not add up: any number of calls before a park
 * let one park return at once.
 */
@FunctionalInterface
public interface Unparker {
    /** Makes the permit available, waking the main thread if it is parked. */
    void unpark();
}
