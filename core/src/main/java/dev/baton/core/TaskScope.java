package dev.baton.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was submitted through one scheduler of a library and has not begun, and the workers made through it.
 *
 * <p>For bridges: closing the library's scheduler closes the scope, which cancels and closes what is in it, and leaves
 * our scheduler alone. That happens in the order of submission, so that it is deterministic under a test scheduler. All
 * methods may be called from any thread; nothing is locked while something is cancelled.
 */
public final class TaskScope {
    private final Set<TaskNode> tasks = new LinkedHashSet<>();
    private final Map<Object, Runnable> workers = new LinkedHashMap<>();
    private boolean closed;

    /** A scope that is open and empty. */
    public TaskScope() {}

    /** Takes hold of a task that is about to be submitted. Returns false once this scope is closed. */
    public synchronized boolean add(TaskNode task) {
        return !closed && tasks.add(task);
    }

    /** Lets go of a task that has begun, or was cancelled. */
    public synchronized void remove(TaskNode task) {
        tasks.remove(task);
    }

    /** Takes hold of a worker of the library and of the way to close it. Returns false once this scope is closed. */
    public synchronized boolean addWorker(Object worker, Runnable close) {
        if (!closed) {
            workers.put(worker, close);
        }
        return !closed;
    }

    /** Lets go of a worker that was closed. */
    public synchronized void removeWorker(Object worker) {
        workers.remove(worker);
    }

    /** Returns true once this scope was closed and not opened again. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Takes tasks and workers again, for libraries whose schedulers restart. */
    public synchronized void reopen() {
        closed = false;
    }

    /** Takes nothing more, cancels the tasks that have not begun, and closes the workers. */
    public void close() {
        List<TaskNode> openTasks;
        List<Runnable> openWorkers;
        synchronized (this) {
            closed = true;
            openTasks = new ArrayList<>(tasks);
            openWorkers = new ArrayList<>(workers.values());
            tasks.clear();
            workers.clear();
        }
        openTasks.forEach(TaskNode::cancel);
        openWorkers.forEach(Runnable::run);
    }
}
