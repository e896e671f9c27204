package dev.baton.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A queue of tasks from any number of threads to one consumer at a time, linked through themselves: no lock, and nothing
 * is allocated to queue one. For schedulers.
 *
 * <p>Tasks leave in the order in which they came. A submitter exchanges the tail for its task, and then links the one
 * before; a consumer that meets the tear between the two steps gets nothing from {@link #poll} although the inbox is not
 * empty, and tries again. A task that was cancelled stays until it is polled. After Vyukov's intrusive queue, with an
 * empty tail in place of a stub.
 */
public final class TaskInbox {
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle NEXT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(TaskInbox.class, "head", TaskNode.class);
            TAIL = lookup.findVarHandle(TaskInbox.class, "tail", TaskNode.class);
            NEXT = lookup.findVarHandle(TaskNode.class, "next", TaskNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable TaskNode head;
    private volatile @Nullable TaskNode tail;

    /** An empty inbox. */
    public TaskInbox() {}

    /** Returns true if every task that was added has been polled. */
    public boolean isEmpty() {
        return tail == null;
    }

    /** Adds a task that is in no other queue, from any thread. Passes a full fence after {@link #isEmpty()} is false. */
    public void add(TaskNode task) {
        NEXT.set(task, null);
        TaskNode last = (TaskNode) TAIL.getAndSet(this, task);
        if (last == null) {
            head = task;
        } else {
            NEXT.setRelease(last, task);
        }
    }

    /** Takes out the first task, or returns null. One consumer at a time. */
    public @Nullable TaskNode poll() {
        TaskNode first = head;
        if (first == null) {
            return null;
        }
        TaskNode next = (TaskNode) NEXT.getAcquire(first);
        if (next == null) {
            if (!TAIL.compareAndSet(this, first, null)) {
                return null;
            }
            HEAD.compareAndSet(this, first, null); // unless somebody has found the tail empty since
            return first;
        }
        HEAD.setRelease(this, next);
        NEXT.set(first, null);
        return first;
    }

    /** Counts the tasks, in linear time. For the consumer. */
    public int count() {
        int count = 0;
        for (TaskNode task = head; task != null; task = (TaskNode) NEXT.getAcquire(task)) {
            count++;
        }
        return count;
    }
}
