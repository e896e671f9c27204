package dev.baton.core.exploration;

import java.util.Arrays;

/** Takes every schedule of a program once, as an odometer takes every number; ends when all are done. */
final class EverySchedule implements ExplorationStrategy {
    private final int jumps;
    private int[] digits = new int[64];
    private int[] bases = new int[64];
    private int length;
    private int position;
    private boolean begun;

    EverySchedule(int jumps) {
        this.jumps = jumps;
    }

    @Override
    public boolean begin(long seed) {
        if (begun) {
            while (length > 0 && digits[length - 1] == bases[length - 1] - 1) {
                length--;
            }
            if (length == 0) {
                return false;
            }
            digits[length - 1]++;
        }
        begun = true;
        position = 0;
        return true;
    }

    @Override
    public int clockJumps() {
        return jumps;
    }

    @Override
    public int choose(Decision decision) {
        if (position == digits.length) {
            digits = Arrays.copyOf(digits, 2 * position);
            bases = Arrays.copyOf(bases, 2 * position);
        }
        if (position == length) {
            digits[length] = 0;
            bases[length++] = decision.canJump() ? decision.tasks() + 1 : decision.tasks();
        }
        return digits[position++];
    }
}
