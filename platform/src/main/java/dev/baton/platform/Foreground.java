package dev.baton.platform;

import dev.baton.core.TaskNode;

/** What one scheduler has on a main loop, which other schedulers may share. The lock of the loop guards it. */
final class Foreground extends Ground {
    private final MainLoop loop;
    private boolean closed;

    Foreground(ThreadPoolScheduler scheduler, MainLoop loop) {
        super(scheduler);
        this.loop = loop;
    }

    boolean isMainThread() {
        return loop.isLoopThread();
    }

    @Override
    void submit(TaskNode task, long delayNanos) {
        loop.post(this, task, delayNanos);
        afterQueueing(task);
    }

    /** Called by the loop, under its lock; returns false if the task was cancelled before it was submitted. */
    boolean accept(TaskNode task) {
        if (closed) {
            throw rejection(task);
        }
        return accept(task, this);
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
