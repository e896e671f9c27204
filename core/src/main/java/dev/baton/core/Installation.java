package dev.baton.core;

/**
 * One scheduler put in place of a library's own, until it is closed.
 *
 * <p>Any thread may close it, in any order with others; closing twice does nothing. The scheduler itself goes on.
 */
@FunctionalInterface
public interface Installation extends AutoCloseable {
    /** Takes the scheduler out again; the last one to close leaves the library as it was found. */
    @Override
    void close();
}
