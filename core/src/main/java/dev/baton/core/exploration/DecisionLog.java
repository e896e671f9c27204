package dev.baton.core.exploration;

import java.util.Arrays;
import java.util.Objects;

/**
 * The decisions of one run, in order: how many candidates there were and which was chosen.
 *
 * <p>Read on the driver thread. The text form is versioned and pinned: the same seed gives the same text in every
 * process and on every JDK.
 */
public final class DecisionLog {
    private static final long[] NONE = new long[0];

    private long[] decisions = NONE;
    private int count;

    /** An empty log. */
    public DecisionLog() {}

    /** Writes a decision down. */
    public void add(int candidates, int chosen) {
        if (count == decisions.length) {
            decisions = Arrays.copyOf(decisions, Math.max(16, count * 2));
        }
        decisions[count++] = ((long) candidates << 32) | chosen;
    }

    /** Returns how many decisions were taken. */
    public int count() {
        return count;
    }

    /**
     * Returns how many candidates a decision had, at least 2.
     *
     * @throws IndexOutOfBoundsException if {@code index} is not from 0 to {@code count() - 1}
     */
    public int candidates(int index) {
        return (int) (decisions[checked(index)] >>> 32);
    }

    /**
     * Returns the index of the candidate chosen.
     *
     * @throws IndexOutOfBoundsException if {@code index} is not from 0 to {@code count() - 1}
     */
    public int chosen(int index) {
        return (int) decisions[checked(index)];
    }

    private int checked(int index) {
        return Objects.checkIndex(index, count);
    }

    /** Returns {@code decisions/1} followed by {@code chosen/candidates} for each decision. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("decisions/1");
        for (int i = 0; i < count; i++) {
            text.append(' ').append(chosen(i)).append('/').append(candidates(i));
        }
        return text.toString();
    }
}
