package dev.baton.core.exploration;

/** The length and the rolling hash of a run, as a strategy hears of it: the same as the scheduler's. */
final class RunHash {
    private long steps;
    private long hash;

    void ran(long task) {
        steps++;
        hash = Identity.fold(hash, task);
    }

    /** Hears of every choice; a jump of the clock counts at once, a task when it runs. */
    void chose(Decision decision, int chosen) {
        if (chosen == decision.tasks()) {
            hash = Identity.fold(hash, Identity.JUMP);
        }
    }

    long steps() {
        return steps;
    }

    long hash() {
        return hash;
    }
}
