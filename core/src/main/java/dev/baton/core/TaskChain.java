package dev.baton.core;

import org.jspecify.annotations.Nullable;

/**
 * A queue of tasks linked through themselves: nothing is allocated to queue one, and a cancelled one leaves in constant
 * time. For schedulers; whoever holds the chain provides the exclusion.
 */
public final class TaskChain {
    private @Nullable TaskNode first;
    private @Nullable TaskNode last;

    /** An empty chain. */
    public TaskChain() {}

    /** Returns the head, or null if the chain is empty. */
    public @Nullable TaskNode first() {
        return first;
    }

    /** Returns the tail, or null if the chain is empty. */
    public @Nullable TaskNode last() {
        return last;
    }

    /** Returns true if nothing is queued. */
    public boolean isEmpty() {
        return first == null;
    }

    /** Queues a task that is in no chain at the tail. */
    public void addLast(TaskNode task) {
        TaskNode tail = last;
        task.previous = tail;
        last = task;
        if (tail == null) {
            first = task;
        } else {
            tail.next = task;
        }
    }

    /** Takes the head off, or returns null if the chain is empty. */
    public @Nullable TaskNode pollFirst() {
        TaskNode head = first;
        if (head != null) {
            TaskNode after = head.next;
            first = after;
            if (after == null) {
                last = null;
            } else {
                after.previous = null;
                head.next = null;
            }
        }
        return head;
    }

    /**
     * Takes a task off.
     *
     * @return false if it is not in this chain; it must not be in another one
     */
    public boolean remove(TaskNode task) {
        TaskNode before = task.previous;
        TaskNode after = task.next;
        if (before == task || (before == null && first != task)) { // linked to itself: it was cancelled while it ran
            return false;
        }
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        task.previous = null;
        task.next = null;
        return true;
    }

    /** Returns the task queued behind one of this chain, or null. */
    public static @Nullable TaskNode after(TaskNode task) {
        return task.next;
    }
}
