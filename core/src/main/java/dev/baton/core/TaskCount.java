package dev.baton.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks have entered a scope and how many have left it, counted by many threads.
 *
 * <p>A thread of a scheduler has a cell of its own, which it writes without a fence; the others share two adders. Both
 * numbers only grow, and a task is counted in before it is queued, so whoever sees it leave sees that it came.
 */
final class TaskCount {
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PADDING = 16; // two cache lines, between what two threads write
    private static final int ENTERED = PADDING;
    private static final int LEFT = PADDING + 1;
    private static final int CELL = 2 * PADDING + 2;

    private final LongAdder entered = new LongAdder();
    private final LongAdder left = new LongAdder();
    private volatile long[] @Nullable [] cells = {};

    /** Counts one in, with a fence. */
    void enter() {
        entered.increment();
    }

    /** Counts one out, with a fence. */
    void leave() {
        left.increment();
    }

    /** Counts one in on the current thread, whose attention this is. */
    void enter(Attention own) {
        increment(own.cell(this), ENTERED);
    }

    /** Counts one out on the current thread, whose attention this is. */
    void leave(Attention own) {
        increment(own.cell(this), LEFT);
    }

    /** Returns true if as many have left as have entered; the caller has passed a fence. */
    boolean isBalanced() {
        long gone = sum(left, LEFT); // first: if the sums are equal, they were so at the moment between
        return gone == sum(entered, ENTERED);
    }

    /** Returns how many are in; roughly, while others count. */
    long size() {
        long gone = sum(left, LEFT);
        return Math.max(0, sum(entered, ENTERED) - gone);
    }

    private static void increment(long[] cell, int which) {
        COUNT.setRelease(cell, which, cell[which] + 1);
    }

    private long sum(LongAdder shared, int which) {
        long sum = shared.sum();
        for (long[] cell : cells) {
            if (cell != null) {
                sum += (long) COUNT.getAcquire(cell, which);
            }
        }
        return sum;
    }

    /** Returns the cell of a thread. */
    long[] cell(int number) {
        long[] @Nullable [] known = cells;
        long[] cell = number < known.length ? known[number] : null;
        return cell == null ? newCell(number) : cell;
    }

    private synchronized long[] newCell(int number) {
        long[] @Nullable [] more = Arrays.copyOf(cells, Math.max(cells.length, number + 1));
        long[] cell = new long[CELL];
        more[number] = cell;
        cells = more;
        return cell;
    }
}
