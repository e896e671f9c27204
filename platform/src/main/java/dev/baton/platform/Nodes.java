package dev.baton.platform;

import dev.baton.core.TaskHolder;
import dev.baton.core.TaskNode;

/** Opens the room that a task has for its scheduler to the data structures of this package. */
abstract class Nodes extends TaskHolder {
    private Nodes() {}

    /** Returns the side of a scheduler that accepted a task; for tasks accepted in this package. */
    static Ground groundOf(TaskNode task) {
        if (holder(task) instanceof Ground ground) {
            return ground;
        }
        throw new AssertionError(task + " is queued here but held elsewhere");
    }

    /** Returns the place of a task among those that wait for a turn. */
    static int ticketOf(TaskNode task) {
        return position(task);
    }

    /** Sets the place of a task among those that wait for a turn, or -1. */
    static void ticket(TaskNode task, int ticket) {
        position(task, ticket);
    }
}
