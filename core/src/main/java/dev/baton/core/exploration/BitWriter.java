package dev.baton.core.exploration;

import java.util.Arrays;

/** Packs numbers into bits, most significant first. */
final class BitWriter {
    private byte[] bytes = new byte[64];
    private int length;

    /** Appends the lowest bits of a value. */
    void bits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (length >> 3 == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            bytes[length >> 3] |= (byte) (((value >>> i) & 1) << (7 - (length & 7)));
            length++;
        }
    }

    /** Appends a number that is not negative, in twice as many bits as it has (Elias gamma code of number + 1). */
    void number(long number) {
        int size = 64 - Long.numberOfLeadingZeros(number + 1); // unsigned: the successor of the largest long is 2^63
        bits(0, size - 1);
        bits(number + 1, size);
    }

    /** Appends a small number of either sign. */
    void difference(int difference) {
        number(((long) difference << 1) ^ (difference >> 31));
    }

    /** Returns the bits, with zeros after the last. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, (length + 7) >> 3);
    }
}
