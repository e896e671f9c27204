package dev.baton.core;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;

/** A pool without threads, for races: each actor that calls {@link #run()} is one of its threads for that time. */
final class HandPool extends TaskHolder implements Scheduler {
    private final Queue<TaskNode> ready = new ConcurrentLinkedQueue<>();
    private final Queue<TaskNode> timers = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    @Override
    public void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        if (closed) {
            throw new RejectedExecutionException();
        }
        if (accept(task, this)) {
            (delayNanos > 0 ? timers : ready).add(task);
            if (closed) {
                cancelAll();
            }
        }
    }

    /** Runs what is ready until nothing is. */
    void run() {
        for (TaskNode task = ready.poll(); task != null; task = ready.poll()) {
            task.run();
        }
    }

    /** Runs each timer that is there, once. */
    void fire() {
        for (int left = timers.size(); left > 0; left--) {
            TaskNode task = timers.poll();
            if (task != null) {
                task.run();
            }
        }
    }

    private void cancelAll() {
        for (TaskNode task = ready.poll(); task != null; task = ready.poll()) {
            task.cancel();
        }
        for (TaskNode task = timers.poll(); task != null; task = timers.poll()) {
            task.cancel();
        }
    }

    @Override
    protected boolean hasClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        cancelAll();
    }

    @Override
    protected void cancelled(TaskNode node) {
        timers.remove(node);
    }

    @Override
    protected void failed(TaskNode node, Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public boolean isMainThread() {
        return false;
    }

    @Override
    public long nanoTime() {
        return 0;
    }
}
