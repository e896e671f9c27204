package dev.baton.core.exploration;

import java.util.Arrays;

/** Which steps of a run come before which in every run that differs in the order of independent steps alone. */
final class HappensBefore {
    private static final long[] NONE = new long[0];

    private long[][] before = new long[0][];

    /** Begins with a step that comes after the first so many, and as yet after no other. */
    void begin(int step, int barrier) {
        if (step >= before.length) {
            int old = before.length;
            before = Arrays.copyOf(before, Math.max(16, old * 2));
            Arrays.fill(before, old, before.length, NONE);
        }
        int words = (step >>> 6) + 1;
        if (before[step].length < words) {
            before[step] = new long[words];
        } else {
            Arrays.fill(before[step], 0);
        }
        for (int i = 0; i < barrier; i++) {
            before[step][i >>> 6] |= 1L << i;
        }
    }

    /** Puts a step before a later one, and with it all that comes before it. */
    void put(int earlier, int later) {
        long[] target = before[later];
        long[] source = before[earlier];
        int words = (earlier >>> 6) + 1;
        for (int i = 0; i < words; i++) {
            target[i] |= source[i];
        }
        target[earlier >>> 6] |= 1L << earlier;
    }

    boolean isBefore(int earlier, int later) {
        return earlier < later && (before[later][earlier >>> 6] & 1L << earlier) != 0;
    }
}
