package dev.baton.platform;

import dev.baton.core.TaskNode;

/** What one scheduler has on a main loop, which other schedulers may share. The lock of the loop guards it. */
final class Foreground extends Ground {
    private final MainLoop loop;
    private boolean closed;

    Foreground(PlatformScheduler scheduler, MainLoop loop) {
        super(scheduler);
        this.loop = loop;
    }

    boolean isMainThread() {
        return loop.isLoopThread();
    }

    @Override
    void submit(TaskNode task, long delayNanos) {
        loop.post(this, task, delayNanos);
        if (task.isCancelled()) {
            cancelled(task); // perhaps nobody held it at that moment
        }
    }

    /** Called by the loop, under its lock; returns false if the task was cancelled before it was submitted. */
    boolean accept(TaskNode task) {
        if (closed) {
            throw rejection(task);
        }
        return accept(task, this);
    }

    @Override
    void due(TaskNode task) {
        throw new AssertionError("The main loop keeps its timers itself");
    }

    @Override
    protected void cancelled(TaskNode task) {
        loop.remove(task);
    }

    @Override
    void close() {
        cancelAll(loop.retire(this));
    }

    /** Called by the loop, under its lock. */
    void markClosed() {
        closed = true;
    }
}
