package dev.baton.core.exploration;

import java.util.Arrays;

/**
 * A map from identities to numbers, made to be cleared between runs: it keeps its room, and clearing takes constant time.
 *
 * <p>0 stands for nothing: no identity is 0, and what is absent has the value 0. Identities are hashes already, so their
 * low bits are the place where the search begins.
 */
final class LongMap {
    private long[] keys = new long[16];
    private long[] values = new long[16];
    private int[] generations = new int[16]; // a place is taken if it bears the current generation
    private int generation = 1;
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        if (++generation == 0) {
            Arrays.fill(generations, 0);
            generation = 1;
        }
    }

    /** Returns the value of a key, or 0. */
    long get(long key) {
        int place = place(key);
        return isTaken(place) ? values[place] : 0;
    }

    /** Sets the value of a key. */
    void put(long key, long value) {
        int place = place(key);
        if (!isTaken(place)) {
            if (2 * ++size > keys.length) {
                grow();
                place = place(key);
            }
            generations[place] = generation;
            keys[place] = key;
        }
        values[place] = value;
    }

    /** Adds to the value of a key; what adds up to 0 is removed. */
    void add(long key, long difference) {
        long sum = get(key) + difference;
        if (sum == 0) {
            remove(key);
        } else {
            put(key, sum);
        }
    }

    /** Removes a key and returns its value, or 0. */
    long remove(long key) {
        int hole = place(key);
        if (!isTaken(hole)) {
            return 0;
        }
        long value = values[hole];
        size--;
        // Whatever would no longer be found beyond the hole moves into it.
        for (int next = after(hole); isTaken(next); next = after(next)) {
            if (((next - start(keys[next])) & mask()) >= ((next - hole) & mask())) {
                keys[hole] = keys[next];
                values[hole] = values[next];
                hole = next;
            }
        }
        generations[hole] = 0;
        return value;
    }

    /** Returns where a key is, or else the free place where it belongs. */
    private int place(long key) {
        int place = start(key);
        while (isTaken(place) && keys[place] != key) {
            place = after(place);
        }
        return place;
    }

    private boolean isTaken(int place) {
        return generations[place] == generation;
    }

    private int start(long key) {
        return (int) key & mask();
    }

    private int after(int place) {
        return (place + 1) & mask();
    }

    private int mask() {
        return keys.length - 1;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        int[] oldGenerations = generations;
        int length = 2 * oldKeys.length;
        keys = new long[length];
        values = new long[length];
        generations = new int[length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldGenerations[i] == generation) {
                int place = place(oldKeys[i]);
                generations[place] = generation;
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }
}
