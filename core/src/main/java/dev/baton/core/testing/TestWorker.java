package dev.baton.core.testing;

import dev.baton.core.Scheduler;
import dev.baton.core.SessionId;
import dev.baton.core.TaskChain;
import dev.baton.core.TaskHolder;
import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A handle on a lane under the test scheduler. It holds the tasks submitted through it: those armed in a chain of its
 * own, those ready in the lane.
 */
final class TestWorker extends TaskHolder implements Worker {
    private final TestScheduler scheduler;
    private final RunLoop loop;
    private final TestLane lane;
    private final @Nullable SessionId session;
    private final TaskChain armed = new TaskChain();
    private volatile boolean closed;

    TestWorker(TestScheduler scheduler, RunLoop loop, TestLane lane, @Nullable SessionId session) {
        this.scheduler = scheduler;
        this.loop = loop;
        this.lane = lane;
        this.session = session;
    }

    TestLane lane() {
        return lane;
    }

    @Nullable SessionId session() {
        return session;
    }

    @Override
    public @Nullable SessionId defaultSession() {
        return session;
    }

    void armed(TaskNode task) {
        armed.addLast(task);
    }

    void disarmed(TaskNode task) {
        armed.remove(task);
    }

    @Override
    public void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        rejectIfClosed(Objects.requireNonNull(task, "task"));
        Gate gate = scheduler.gate();
        if (!gate.enter()) { // asked here, as in cancelled, so that neither makes a lambda
            gate.submit(task, () -> accept(task, delayNanos));
            return;
        }
        try {
            accept(task, delayNanos);
        } finally {
            gate.leave();
        }
        scheduler.driver().submitted();
    }

    private void accept(TaskNode task, long delayNanos) {
        rejectIfClosed(task); // again: it may have waited outside
        loop.accept(task, delayNanos, this);
    }

    private void rejectIfClosed(TaskNode task) {
        if (closed) {
            throw new RejectedExecutionException("Task " + Nodes.nameOf(task) + " was submitted to " + this
                    + " after it was closed. Submit before close(), or use another worker");
        }
    }

    @Override
    protected void cancelled(TaskNode task) {
        Gate gate = scheduler.gate();
        if (!gate.enter()) {
            gate.pass(() -> remove(task), () -> "Task " + Nodes.nameOf(task) + " was cancelled");
            return;
        }
        try {
            remove(task);
        } finally {
            gate.leave();
        }
    }

    private void remove(TaskNode task) {
        if (loop.timers().remove(task)) {
            armed.remove(task);
            loop.tellCancelled();
        } else {
            lane.remove(task);
            loop.forgotten(task, lane.identity());
        }
    }

    @Override
    protected void failed(TaskNode task, Throwable failure) {
        scheduler.reportError(failure);
    }

    @Override
    public void close() {
        closed = true;
        scheduler.gate().pass(this::cancelOwn, () -> "The " + this + " was closed");
    }

    private void cancelOwn() {
        List<TaskNode> own = lane.tasks();
        own.removeIf(task -> holder(task) != this);
        for (TaskNode task = armed.first(); task != null; task = TaskChain.after(task)) {
            own.add(task);
        }
        own.forEach(TaskNode::cancel);
    }

    @Override
    public boolean isClosed() {
        return closed || loop.isClosed();
    }

    /** Returns a further handle on this lane. */
    @Override
    public TestWorker createWorker() {
        return new TestWorker(scheduler, loop, lane, session);
    }

    @Override
    public Scheduler base() {
        return scheduler;
    }

    @Override
    public String toString() {
        return lane.name() + " of " + scheduler;
    }
}
