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
 *
 * <h2>Room around it</h2>
 *
 * Two threads that write to one cache line slow each other down many times over. So the numbers stand amid unused ones, and
 * so do the slots: collectors keep a byte for each 512 bytes of memory, and note there that a slot was written. Those bytes
 * must not share a line either, which 32 kilobytes between the slots of two rings see to.
 */
final class WorkRing {
    static final int CAPACITY = 256;

    private static final int MASK = CAPACITY - 1;
    private static final int FIRST_SLOT = 4_096;
    private static final int ALL_SLOTS = 2 * FIRST_SLOT + CAPACITY;

    // Where the numbers are.
    private static final int HEAD = 32; // of the oldest task; claimed by whoever takes it
    private static final int TAIL = 33; // of the next to be added
    private static final int CURRENT = 34; // of the task that the owner runs; nothing may be added over it
    private static final int TURNS = 35; // of the owner
    private static final int ALL_NUMBERS = 68;

    private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(int[].class);

    private final @Nullable TaskNode[] slots = new @Nullable TaskNode[ALL_SLOTS];
    private final int[] numbers = new int[ALL_NUMBERS];

    WorkRing() {
        numbers[CURRENT] = -1;
    }

    private static int slot(int number) {
        return FIRST_SLOT + (number & MASK);
    }

    private int head() {
        return (int) NUMBER.getVolatile(numbers, HEAD);
    }

    private int tail() {
        return (int) NUMBER.getVolatile(numbers, TAIL);
    }

    private boolean claim(int first, int count) {
        return NUMBER.compareAndSet(numbers, HEAD, first, first + count);
    }

    boolean isEmpty() {
        return head() == tail();
    }

    int size() {
        return Math.max(0, tail() - head());
    }

    // What only the owner may call.

    /** Returns for how many tasks there is room. */
    int room() {
        return CAPACITY - (numbers[TAIL] - numbers[CURRENT]);
    }

    /** Adds a task; returns false if there is no room. */
    boolean add(TaskNode task) {
        int end = numbers[TAIL];
        if (end - numbers[CURRENT] >= CAPACITY) {
            return false;
        }
        slots[slot(end)] = task;
        NUMBER.setRelease(numbers, TAIL, end + 1);
        return true;
    }

    /**
     * Adds the task that the owner is running, if no other waits here; else returns false. A task comes again at its very
     * end only, and then the owner goes on with it at once, so nobody else has to be told.
     */
    boolean addAgain(TaskNode task) {
        return slots[slot(numbers[CURRENT])] == task && isEmpty() && add(task);
    }

    /** Takes the oldest task, or returns null. It stays visible as {@link #current()} until the next call. */
    @Nullable TaskNode poll() {
        slots[slot(numbers[CURRENT])] = null;
        int end = numbers[TAIL];
        for (int first = head(); first != end; first = head()) {
            TaskNode task = slots[slot(first)];
            if (claim(first, 1)) {
                NUMBER.setOpaque(numbers, CURRENT, first);
                return task;
            }
        }
        NUMBER.setOpaque(numbers, CURRENT, end - 1);
        return null;
    }

    /** Counts the calls. */
    int nextTurn() {
        return ++numbers[TURNS];
    }

    /** Forgets what thieves have taken; the ring must be empty. */
    void clear() {
        Arrays.fill(slots, FIRST_SLOT, FIRST_SLOT + CAPACITY, null);
    }

    // What any thread may call.

    /** Takes the oldest task, or returns null. */
    @Nullable TaskNode steal() {
        for (int first = head(); first != tail(); first = head()) {
            TaskNode task = slots[slot(first)];
            if (claim(first, 1)) {
                return task;
            }
        }
        return null;
    }

    /** Returns the task that the owner took last, or null if it has finished that and found no other. */
    @Nullable TaskNode current() {
        return slots[slot((int) NUMBER.getOpaque(numbers, CURRENT))];
    }

    /** Moves the older half of the tasks to the ring of the caller, which is empty; returns false if there are none. */
    boolean moveHalf(WorkRing into) {
        int end = into.numbers[TAIL];
        while (true) {
            int first = head();
            int size = tail() - first;
            if (size <= 0) {
                return false;
            }
            int half = Math.min(size - size / 2, CAPACITY / 2); // a size read while the owner goes on may be anything
            for (int i = 0; i < half; i++) {
                into.slots[slot(end + i)] = slots[slot(first + i)];
            }
            if (claim(first, half)) {
                NUMBER.setRelease(into.numbers, TAIL, end + half);
                return true;
            }
        }
    }
}
