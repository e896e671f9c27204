package dev.baton.core.exploration;

/** What the learning runs taught about a program; frozen when they are over. */
final class Profile {
    private final LongMap sizes = new LongMap();
    private int decisions;

    /** Returns how many tasks a task stands for, at least 1: itself and what follows from it without a delay. */
    long size(long task) {
        return Math.max(1, sizes.get(task));
    }

    /** Returns how many choices between tasks a run may have, 0 if none was seen. */
    int decisions() {
        return decisions;
    }

    void sawSize(long task, long size) {
        if (size > sizes.get(task)) {
            sizes.put(task, size);
        }
    }

    void sawDecisions(int count) {
        decisions = Math.max(decisions, count);
    }
}
