package dev.baton.core;

import dev.baton.core.TaskChain;
import org.jspecify.annotations.Nullable;

/** The ladder's buckets alone, as chains through the timers: what is due at one time stays in order of submission. */
final class WheelCandidate implements TimerCandidate {
    private static final int LEVELS = 11;

    private final TaskChain[] slots = new TaskChain[LEVELS * 64];
    private final long[] occupied = new long[LEVELS];
    private long base;

    @Override
    public void arm(TimerNode timer, long deadline) {
        timer.deadline = deadline;
        int slot = slotOf(deadline);
        if (slots[slot] == null) {
            slots[slot] = new TaskChain();
        }
        slots[slot].addLast(timer);
        occupied[slot >>> 6] |= 1L << slot;
    }

    private int slotOf(long deadline) {
        int level = TimerBuckets.levelOf(deadline ^ base);
        return level << 6 | (int) (deadline >>> level * 6) & 63;
    }

    @Override
    public void cancel(TimerNode timer) {
        int slot = slotOf(timer.deadline);
        slots[slot].remove(timer);
        vacateIfEmpty(slot);
    }

    private void vacateIfEmpty(int slot) {
        if (slots[slot].isEmpty()) {
            occupied[slot >>> 6] &= ~(1L << slot);
        }
    }

    @Override
    public @Nullable TimerNode poll(long limit) {
        for (int level = 0; level < LEVELS; level++) {
            if (occupied[level] == 0) {
                continue;
            }
            int slot = level << 6 | Long.numberOfTrailingZeros(occupied[level]);
            TimerNode first = (TimerNode) slots[slot].first();
            if (level == 0) {
                if (first.deadline > limit) {
                    return null;
                }
                slots[slot].remove(first);
                vacateIfEmpty(slot);
                return first;
            }
            long start = first.deadline & -(1L << level * 6);
            if (start > limit) {
                return null;
            }
            base = start;
            occupied[level] &= ~(1L << slot);
            for (TaskNode timer = slots[slot].pollFirst(); timer != null; timer = slots[slot].pollFirst()) {
                arm((TimerNode) timer, ((TimerNode) timer).deadline);
            }
            level = -1;
        }
        return null;
    }
}
