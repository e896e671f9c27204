package dev.baton.core.testing;

import java.util.Arrays;

/** A set of 64-bit hashes: open addressing over one array, as a run must not pay for boxes. It stops growing at a bound. */
final class DistinctHashes {
    private static final int MOST = 1 << 22;

    private long[] slots = new long[64];
    private int size;
    private boolean hasZero;

    void add(long hash) {
        if (hash == 0) {
            hasZero = true;
            return;
        }
        if (size < MOST && put(slots, hash) && ++size * 2 > slots.length) {
            grow();
        }
    }

    void addAll(DistinctHashes others) {
        hasZero |= others.hasZero;
        Arrays.stream(others.slots).filter(hash -> hash != 0).forEach(this::add);
    }

    /** Returns how many different hashes were added, at most about four million. */
    int size() {
        return size + (hasZero ? 1 : 0);
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        slots = larger;
    }

    /** Returns false if the hash was there; hashes are mixed well, so their low bits serve as the place. */
    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        int place = (int) hash & mask;
        while (slots[place] != 0) {
            if (slots[place] == hash) {
                return false;
            }
            place = (place + 1) & mask;
        }
        slots[place] = hash;
        return true;
    }
}
