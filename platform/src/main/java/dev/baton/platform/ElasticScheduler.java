package dev.baton.platform;

import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerObserver;
import dev.baton.core.TaskNode;
import dev.baton.core.Unparker;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The elastic side of a thread pool as a scheduler; everything but the background it shares with the pool. */
final class ElasticScheduler implements Scheduler {
    private final ThreadPoolScheduler pool;
    private final Elastic elastic;

    ElasticScheduler(ThreadPoolScheduler pool, Elastic elastic) {
        this.pool = pool;
        this.elastic = elastic;
    }

    @Override
    public void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        elastic.submit(Objects.requireNonNull(task, "task"), delayNanos);
    }

    @Override
    public void submitForeground(TaskNode task, long delayNanos) {
        pool.submitForeground(task, delayNanos);
    }

    @Override
    public boolean isMainThread() {
        return pool.isMainThread();
    }

    @Override
    public long nanoTime() {
        return pool.nanoTime();
    }

    @Override
    public boolean park(Duration timeout) {
        return pool.park(timeout);
    }

    @Override
    public Unparker unparker() {
        return pool.unparker();
    }

    @Override
    public void reportError(Throwable error) {
        pool.reportError(error);
    }

    @Override
    public boolean usesLabels() {
        return pool.usesLabels();
    }

    @Override
    public @Nullable SchedulerObserver observer() {
        return pool.observer();
    }

    /** Does nothing: the pool owns this side and closes it. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "elastic " + pool;
    }
}
