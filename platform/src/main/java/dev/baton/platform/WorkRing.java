package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ready tasks of one thread of a pool: it alone adds, and it and thieves take, oldest first.
 *
 * <p>The head, which is claimed by compare-and-set, decides who has a task; it is a number that does not come back for
 * four billion tasks, so a thief that sleeps between reading and claiming cannot claim the wrong one, even though lanes
 * send the same node again and again. What thieves took stays in its slot until the owner adds or has nothing to do.
 * After the local queues of the Go scheduler.
 */
final class WorkRing {
    static final int CAPACITY = 256;

    private static final int MASK = CAPACITY - 1;
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle CURRENT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(WorkRing.class, "head", int.class);
            CURRENT = lookup.findVarHandle(WorkRing.class, "current", int.class);
            TAIL = lookup.findVarHandle(WorkRing.class, "tail", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable TaskNode[] slots = new @Nullable TaskNode[CAPACITY];
    private volatile int head;
    private volatile int tail;
    @SuppressWarnings("UnusedVariable") // the handle uses it
    private int current = -1; // where the task is that the owner runs; nothing may be added over it

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return Math.max(0, tail - head);
    }

    // What only the owner may call.

    /** Returns for how many tasks there is room. */
    int room() {
        return CAPACITY - ((int) TAIL.get(this) - (int) CURRENT.get(this));
    }

    /** Adds a task; returns false if there is no room. */
    boolean add(TaskNode task) {
        int end = (int) TAIL.get(this);
        if (end - (int) CURRENT.get(this) >= CAPACITY) {
            return false;
        }
        slots[end & MASK] = task;
        TAIL.setRelease(this, end + 1);
        return true;
    }

    /** Takes the oldest task, or returns null. It stays visible as {@link #current()} until the next call. */
    @Nullable TaskNode poll() {
        slots[(int) CURRENT.get(this) & MASK] = null;
        int end = (int) TAIL.get(this);
        for (int first = head; first != end; first = head) {
            TaskNode task = slots[first & MASK];
            if (HEAD.compareAndSet(this, first, first + 1)) {
                CURRENT.setOpaque(this, first);
                return task;
            }
        }
        CURRENT.setOpaque(this, end - 1);
        return null;
    }

    /** Forgets what thieves have taken; the ring must be empty. */
    void clear() {
        Arrays.fill(slots, null);
    }

    // What any thread may call.

    /** Takes the oldest task, or returns null. */
    @Nullable TaskNode steal() {
        for (int first = head; first != tail; first = head) {
            TaskNode task = slots[first & MASK];
            if (HEAD.compareAndSet(this, first, first + 1)) {
                return task;
            }
        }
        return null;
    }

    /** Returns the task that the owner took last, or null if it has finished that and found no other. */
    @Nullable TaskNode current() {
        return slots[(int) CURRENT.getOpaque(this) & MASK];
    }

    /** Moves the older half of the tasks to the ring of the caller, which is empty; returns false if there are none. */
    boolean moveHalf(WorkRing into) {
        int end = (int) TAIL.get(into);
        while (true) {
            int first = head;
            int size = tail - first;
            if (size <= 0) {
                return false;
            }
            int half = Math.min(size - size / 2, CAPACITY / 2); // a size read while the owner goes on may be anything
            for (int i = 0; i < half; i++) {
                into.slots[(end + i) & MASK] = slots[(first + i) & MASK];
            }
            if (HEAD.compareAndSet(this, first, first + half)) {
                TAIL.setRelease(into, end + half);
                return true;
            }
        }
    }
}
