package dev.baton.core.exploration;

/**
 * A task that was passed over although it was the older candidate.
 *
 * @param task its identity
 * @param from the place in the order of the run of the first task that passed it
 * @param to the place of the last, {@code from - 1} if only the clock did
 * @param time what the clock had reached when it had passed it early, after the last task did; 0 if it did not
 */
record Overtaken(long task, int from, int to, long time) {
    boolean byTasks() {
        return from <= to;
    }
}
