package dev.baton.core.testing;

/** Throws any exception as itself: wrapping would hide from a test what its code threw. */
final class Sneaky {
    private Sneaky() {}

    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException rethrow(Throwable error) throws E {
        throw (E) error;
    }
}
