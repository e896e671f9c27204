package dev.baton.benchmarks.clock;

import java.util.Arrays;
import java.util.Random;

/** Delays and orders that are the same for every contestant. */
final class Delays {
    private static final int HOUR = 3_600_000;

    private Delays() {}

    /** Returns pseudo-random delays of up to an hour, in milliseconds. */
    static int[] upToAnHour(int count) {
        return new Random(42).ints(count, 0, HOUR).toArray();
    }

    /** Returns nine tenths of the indices up to a count, scattered. */
    static int[] scattered(int count) {
        int[] indices = new int[count];
        Random random = new Random(43);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            indices[i] = indices[other];
            indices[other] = i;
        }
        return Arrays.copyOf(indices, count / 10 * 9);
    }
}
