package dev.baton.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was submitted through one scheduler of a library and has not begun, and the workers made through it.
 *
 * <p>For bridges: closing the library's scheduler closes the scope, which cancels the tasks and closes the workers in
 * it, and leaves our scheduler alone. That happens in the order in which they came, so that it is deterministic under a
 * test scheduler. All methods may be called from any thread; nothing is locked while something is cancelled.
 *
 * <p>Tasks come and go through {@link ScopedTaskNode}, and are linked through themselves: to hold one allocates
 * nothing, takes constant time, and asks nobody for a hash code.
 */
public final class TaskScope {
    private @Nullable ScopedTaskNode first;
    private @Nullable ScopedTaskNode last;
    private volatile boolean closed;

    /** A scope that is open and empty. */
    public TaskScope() {}

    /**
     * Takes hold of a worker, to close it together with this scope; at once if this scope is closed.
     *
     * @return a handle whose {@code cancel()} closes the worker and lets go of it; it is cancelled once the worker was
     *     closed in either way
     */
    public Cancellable hold(Worker worker) {
        ScopedWorker held = new ScopedWorker(this, worker);
        if (!add(held)) {
            held.cancel();
        }
        return held;
    }

    /** Returns true once this scope was closed and not opened again. */
    public boolean isClosed() {
        return closed;
    }

    /** Takes tasks and workers again, for libraries whose schedulers restart. */
    public synchronized void reopen() {
        closed = false;
    }

    /** Takes nothing more, cancels the tasks that have not begun, and closes the workers. */
    public void close() {
        drain().forEach(TaskNode::cancel);
    }

    private synchronized List<TaskNode> drain() {
        closed = true;
        List<TaskNode> held = new ArrayList<>();
        for (ScopedTaskNode head = first; head != null; head = first) {
            remove(head);
            held.add(head);
        }
        return held;
    }

    /** Takes hold of a task that is about to be submitted. Returns false once this scope is closed. */
    synchronized boolean add(ScopedTaskNode task) {
        if (closed) {
            return false;
        }
        ScopedTaskNode tail = last;
        task.before = tail;
        last = task;
        if (tail == null) {
            first = task;
        } else {
            tail.after = task;
        }
        return true;
    }

    /** Lets go of a task that has begun, or was cancelled. Does nothing if that has happened before. */
    synchronized void remove(ScopedTaskNode task) {
        ScopedTaskNode before = task.before;
        ScopedTaskNode after = task.after;
        if (before == null && first != task) {
            return;
        }
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        task.before = null;
        task.after = null;
    }
}
