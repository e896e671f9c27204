package dev.baton.core.testing;

import dev.baton.core.TaskNode;

/** A timer and its keys; the sequence is compared by subtraction, so that it may wrap around. */
record ArmedTimer(TaskNode task, long deadline, int sequence) implements Comparable<ArmedTimer> {
    @Override
    public int compareTo(ArmedTimer other) {
        return deadline != other.deadline ? Long.compare(deadline, other.deadline) : sequence - other.sequence;
    }
}
