package dev.baton.core.exploration;

/**
 * One decision, written down.
 *
 * @param tasks how many tasks were candidates
 * @param canJump true if an early jump of the clock was a candidate too
 * @param chosen the number chosen, {@code tasks} for the jump
 * @param check the last {@value #CHECK_BITS} bits of the identity of the task chosen, of {@link Identity#JUMP} for the
 *     jump: enough to notice a changed program at the first wrong decision, 255 times of 256
 */
record Choice(int tasks, boolean canJump, int chosen, int check) {
    static final int CHECK_BITS = 8;

    /** Writes down what a strategy chose. */
    static Choice of(Decision decision, int chosen) {
        return new Choice(decision.tasks(), decision.canJump(), chosen, check(decision, chosen));
    }

    /** Returns the check bits of a candidate. */
    static int check(Decision decision, int candidate) {
        long identity = candidate == decision.tasks() ? Identity.JUMP : decision.task(candidate);
        return (int) identity & ((1 << CHECK_BITS) - 1);
    }

    int candidates() {
        return canJump ? tasks + 1 : tasks;
    }

    boolean isJump() {
        return chosen == tasks;
    }

    /** Returns true if the decision offers what this one offered, the chosen task included. */
    boolean fits(Decision decision) {
        return decision.tasks() == tasks && decision.canJump() == canJump && check(decision, chosen) == check;
    }
}
