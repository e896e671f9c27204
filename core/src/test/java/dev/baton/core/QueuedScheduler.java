package dev.baton.core;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Keeps undelayed tasks for whoever runs them, and delayed ones for ever. */
class QueuedScheduler implements Scheduler {
    private final Queue<TaskNode> queue = new ConcurrentLinkedQueue<>();

    final @Nullable TaskNode poll() {
        return queue.poll();
    }

    @Override
    public void submit(TaskNode task) {
        queue.add(task);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        if (delayNanos <= 0) {
            submit(task);
        }
    }

    @Override
    public boolean isMainThread() {
        return false;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void close() {}
}
