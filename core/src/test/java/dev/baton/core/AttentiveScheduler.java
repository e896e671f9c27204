package dev.baton.core;

import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps tasks for whoever runs them, with no fence of its own but that of queueing. */
final class AttentiveScheduler extends TaskHolder implements Scheduler {
    private final Queue<TaskNode> queue = new ConcurrentLinkedQueue<>();

    boolean runOne() {
        TaskNode next = queue.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    void runAll() {
        while (runOne()) {}
    }

    @Override
    public void submit(TaskNode task) {
        if (accept(task, this, true)) {
            queue.add(task);
            VarHandle.fullFence();
        }
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        submit(task);
    }

    @Override
    protected boolean isAttentive() {
        return true;
    }

    @Override
    protected void cancelled(TaskNode node) {}

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

    @Override
    public void close() {}
}
