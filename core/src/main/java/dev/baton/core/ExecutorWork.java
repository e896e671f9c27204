package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** A task of an executor view. */
interface ExecutorWork {
    /** Returns the future that somebody holds, or null for what was given to {@code execute}. */
    @Nullable ExecutorTask<?> future();

    /** Returns what {@code shutdownNow} returns for it. */
    Runnable submitted();

    /** Gives the work up because its future was cancelled. */
    void giveUp(boolean mayInterrupt);
}
