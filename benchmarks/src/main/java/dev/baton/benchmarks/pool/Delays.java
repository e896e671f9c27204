package dev.baton.benchmarks.pool;

import java.util.Random;

/** Delays and orders that are the same for every contestant. */
final class Delays {
    private static final int HOUR = 3_600_000;

    private Delays() {}

    /** Returns pseudo-random delays from this many milliseconds to an hour more. */
    static int[] from(int least, int count) {
        return new Random(42).ints(count, least, least + HOUR).toArray();
    }

    /** Returns the indices up to a count, scattered. */
    static int[] scattered(int count) {
        int[] indices = new int[count];
        Random random = new Random(43);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            indices[i] = indices[other];
            indices[other] = i;
        }
        return indices;
    }
}
