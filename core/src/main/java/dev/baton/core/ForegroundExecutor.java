package dev.baton.core;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The handle by which application code spawns work on the main thread without knowing its scheduler. Any thread may
 * spawn; the work runs on the main thread, in order within its session.
 */
public final class ForegroundExecutor {
    private final Scheduler scheduler;

    /** Spawns on the foreground of a scheduler, or of a view of one. */
    public ForegroundExecutor(Scheduler scheduler) {
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    }

    /**
     * Computes a value on the main thread; see {@link Scheduler#spawnForeground}.
     *
     * @throws UnsupportedOperationException if the scheduler has no foreground
     */
    public <T extends @Nullable Object> Task<T> spawn(Callable<? extends T> callable) {
        return scheduler.spawnForeground(callable);
    }

    /** Returns the scheduler given at construction. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** Names the scheduler. */
    @Override
    public String toString() {
        return "ForegroundExecutor(" + scheduler + ")";
    }
}
