package dev.baton.core;

/**
 * A timer and its keys; the sequence is compared by subtraction, so that it may wrap around.
 *
 * @param task the timer
 * @param deadline when it is due
 * @param sequence its place among those due at the same time
 */
record ArmedTimer(TaskNode task, long deadline, int sequence) implements Comparable<ArmedTimer> {
    @Override
    public int compareTo(ArmedTimer other) {
        return deadline != other.deadline ? Long.compare(deadline, other.deadline) : sequence - other.sequence;
    }
}
