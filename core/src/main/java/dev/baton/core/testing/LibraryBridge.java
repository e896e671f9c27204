package dev.baton.core.testing;

import dev.baton.core.Installation;
import java.util.Set;

/**
 * What a library's bridge can do for a test, found by {@link java.util.ServiceLoader}.
 *
 * <p>An implementation has a public constructor without parameters and must load where its library is missing: only
 * after {@link #isLibraryPresent()} has returned true is anything else called. Its methods may be called from any
 * thread.
 */
public interface LibraryBridge {
    /** Returns what the library is called in annotations and messages, in lower case: {@code reactor}. */
    String name();

    /** Returns true if the library is on the class path. */
    boolean isLibraryPresent();

    /**
     * Replaces the default schedulers of the library for the current thread and those that it starts, until the result
     * is closed; the library's blocking calls on the driver's thread then run the scheduler.
     *
     * @throws IllegalStateException if a scheduler for production is installed
     */
    Installation install(TestScheduler scheduler);

    /**
     * Returns true if a test gets this only by naming it, and excludes every other test that installs: because the library
     * takes one scheduler for the process, or because it changes what the test explores.
     *
     * @implSpec returns false
     */
    default boolean isInstalledByNameOnly() {
        return false;
    }

    /** Returns the types of test parameters that {@link #parameter} makes, in no order. */
    Set<Class<?>> parameterTypes();

    /**
     * Returns a value for a test parameter that stands on the scheduler; it needs no installation.
     *
     * @param type one of {@link #parameterTypes()}
     * @throws IllegalArgumentException if the type is none of them
     */
    <T> T parameter(Class<T> type, TestScheduler scheduler);
}
