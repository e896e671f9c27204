package dev.baton.core.exploration;

import java.util.Arrays;

/** Numbers in the order in which they were added. Whether one is among them is answered by looking at each. */
final class Longs {
    private static final long[] NONE = new long[0];

    private long[] values = NONE;
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(4, size * 2));
        }
        values[size++] = value;
    }

    /** Forgets them all and keeps the room. */
    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return values[index];
    }

    boolean contains(long value) {
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    boolean meets(Longs other) {
        for (int i = 0; i < size; i++) {
            if (other.contains(values[i])) {
                return true;
            }
        }
        return false;
    }
}
