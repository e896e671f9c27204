package dev.baton.core;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The handle by which application code spawns background work without knowing its scheduler.
 *
 * <p>Test features work when the scheduler behind it is driven by a test and do nothing in production, as in the Zed
 * scheduler design, so that application code may call them unconditionally. Safe for use by many threads.
 */
public final class BackgroundExecutor {
    private final Scheduler scheduler;

    /** Spawns on a scheduler or on a view of one. */
    public BackgroundExecutor(Scheduler scheduler) {
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    }

    /** Computes a value in the background; see {@link Scheduler#spawn}. */
    public <T extends @Nullable Object> Task<T> spawn(Callable<? extends T> callable) {
        return scheduler.spawn(callable);
    }

    /** Computes a value as work of a given kind; see {@link Scheduler#spawnLabeled}. */
    public <T extends @Nullable Object> Task<T> spawnLabeled(TaskLabel label, Callable<? extends T> callable) {
        return scheduler.spawnLabeled(label, callable);
    }

    /** Returns a task that completes after a delay; see {@link Scheduler#timer}. */
    public Task<@Nullable Void> timer(Duration delay) {
        return scheduler.timer(delay);
    }

    /** Makes tasks of this label run last if a test drives the scheduler; does nothing in production. */
    public void deprioritize(TaskLabel label) {
        Objects.requireNonNull(label, "label");
        if (scheduler.base() instanceof DrivenScheduler driven) {
            driven.deprioritize(label);
        }
    }

    /** Returns the scheduler given at construction. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** Names the scheduler. */
    @Override
    public String toString() {
        return "BackgroundExecutor(" + scheduler + ")";
    }
}
