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
    // Far apart, so that submitters and the consumer write neither to one cache line, nor to one of the collector's, which
    // keeps a byte for each 512 bytes of memory.
    private static final int HEAD = 8_192;
    private static final int TAIL = 2 * HEAD;
    private static final int ROOM = 3 * HEAD;

    private static final VarHandle END = MethodHandles.arrayElementVarHandle(TaskNode[].class);
    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(TaskNode.class, "next", TaskNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable TaskNode[] ends = new @Nullable TaskNode[ROOM];

    /** An empty inbox. */
    public TaskInbox() {}

    /** Returns true if every task that was added has been polled. */
    public boolean isEmpty() {
        return END.getVolatile(ends, TAIL) == null;
    }

    /** Adds a task that is in no other queue, from any thread. Passes a full fence after {@link #isEmpty()} is false. */
    public void add(TaskNode task) {
        NEXT.set(task, null);
        TaskNode last = (TaskNode) END.getAndSet(ends, TAIL, task);
        if (last == null) {
            END.setVolatile(ends, HEAD, task);
        } else {
            NEXT.setRelease(last, task);
        }
    }

    /** Takes out the first task, or returns null. One consumer at a time. */
    public @Nullable TaskNode poll() {
        TaskNode first = (TaskNode) END.getVolatile(ends, HEAD);
        if (first == null) {
            return null;
        }
        TaskNode next = (TaskNode) NEXT.getAcquire(first);
        if (next == null) {
            if (!END.compareAndSet(ends, TAIL, first, null)) {
                return null;
            }
            END.compareAndSet(ends, HEAD, first, null); // unless somebody has found the tail empty since
            return first;
        }
        END.setRelease(ends, HEAD, next);
        NEXT.set(first, null);
        return first;
    }

    /** Counts the tasks, in linear time. For the consumer. */
    public int count() {
        int count = 0;
        for (TaskNode task = (TaskNode) END.getVolatile(ends, HEAD); task != null; task = (TaskNode) NEXT.getAcquire(task)) {
            count++;
        }
        return count;
    }
}
