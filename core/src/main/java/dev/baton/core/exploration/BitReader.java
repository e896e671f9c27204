package dev.baton.core.exploration;

/** Reads what {@link BitWriter} wrote; whatever the bytes are, it reads them or says that they make no sense. */
final class BitReader {
    private final byte[] bytes;
    private long position;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads some bits, 64 at most.
     *
     * @throws IllegalArgumentException if there are fewer left
     */
    long bits(int count) {
        if (count > bytes.length * 8L - position) {
            throw new IllegalArgumentException("no more bits");
        }
        long value = 0;
        for (int i = 0; i < count; i++, position++) {
            value = value << 1 | (bytes[(int) (position >> 3)] >> (7 - (position & 7)) & 1);
        }
        return value;
    }

    /**
     * Reads a number that is not negative.
     *
     * @throws IllegalArgumentException if what follows is not one
     */
    long number() {
        int zeros = 0;
        while (bits(1) == 0) {
            if (++zeros == 64) {
                throw new IllegalArgumentException("a number of more than 64 bits");
            }
        }
        long number = (1L << zeros | bits(zeros)) - 1;
        if (number < 0) {
            throw new IllegalArgumentException("a number of more than 63 bits");
        }
        return number;
    }

    /**
     * Reads a number of limited size.
     *
     * @throws IllegalArgumentException if what follows is not one
     */
    int number(int least, long most) {
        return checked(number(), least, most);
    }

    /**
     * Reads a difference, and adds it to a base.
     *
     * @throws IllegalArgumentException if the sum is out of range
     */
    int difference(int base, int least, long most) {
        long folded = number();
        return checked(base + ((folded >>> 1) ^ -(folded & 1)), least, most);
    }

    private static int checked(long number, int least, long most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is out of range");
        }
        return (int) number;
    }
}
