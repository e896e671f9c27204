package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;

/** Only what every scheduler must have, on top of another one: workers and error reports are core's defaults. */
final class NoForeground implements Scheduler {
    private final Scheduler target;

    NoForeground(Scheduler target) {
        this.target = target;
    }

    @Override
    public void submit(TaskNode task) {
        target.submit(task);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        target.submit(task, delayNanos);
    }

    @Override
    public boolean isMainThread() {
        return false;
    }

    @Override
    public long nanoTime() {
        return target.nanoTime();
    }

    @Override
    public void close() {
        // What is underneath goes on.
    }
}
