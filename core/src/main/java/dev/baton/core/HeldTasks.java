package dev.baton.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in the order in which they came. Each knows its slot; one that is taken out leaves a hole, so that coming and
 * going takes constant time and allocates nothing. Safe for use by many threads.
 */
final class HeldTasks {
    /** The slot of a task that was never held. */
    static final int NOWHERE = -1;

    /** The slot of a task whose body has begun. */
    static final int BEGUN = -2;

    private static final int GONE = -3;
    private static final int ROOM = 16;

    private @Nullable ScopedTaskNode[] slots = new ScopedTaskNode[ROOM];
    private int end;
    private int live;
    private boolean closed;

    /** Takes hold of one. Returns false, and does nothing, once this is closed. */
    synchronized boolean add(ScopedTaskNode one) {
        if (closed) {
            return false;
        }
        if (end == slots.length) {
            makeRoom();
        }
        slots[end] = one;
        one.slot = end++;
        live++;
        return true;
    }

    /** Lets go of one, if it is held. */
    void remove(ScopedTaskNode one) {
        if (one.slot >= 0) {
            take(one);
        }
    }

    private synchronized void take(ScopedTaskNode one) {
        int slot = one.slot;
        if (slot < 0) {
            return;
        }
        slots[slot] = null;
        one.slot = GONE;
        if (--live == 0) {
            clear();
        }
    }

    private void clear() {
        end = 0;
        if (slots.length > 64 * ROOM) {
            slots = new ScopedTaskNode[ROOM];
        }
    }

    private void makeRoom() {
        @Nullable ScopedTaskNode[] full = slots;
        if (live > full.length / 2) {
            slots = Arrays.copyOf(full, full.length * 2);
            return;
        }
        end = 0;
        for (ScopedTaskNode one : full) {
            if (one != null) {
                full[end] = one;
                one.slot = end++;
            }
        }
        Arrays.fill(full, end, full.length, null);
    }

    synchronized boolean isEmpty() {
        return live == 0;
    }

    /** Returns what is held. */
    synchronized List<ScopedTaskNode> list() {
        List<ScopedTaskNode> all = new ArrayList<>(live);
        for (int i = 0; i < end; i++) {
            ScopedTaskNode one = slots[i];
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /** Holds nothing from now on, and returns what was held. */
    synchronized List<ScopedTaskNode> close() {
        closed = true;
        List<ScopedTaskNode> all = list();
        all.forEach(one -> one.slot = GONE);
        live = 0;
        slots = new ScopedTaskNode[ROOM];
        end = 0;
        return all;
    }
}
