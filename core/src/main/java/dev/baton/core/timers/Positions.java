package dev.baton.core.timers;

import dev.baton.core.TaskHolder;
import dev.baton.core.TaskNode;

/** Where a timer is: the room that a task has for it, opened to this package. */
abstract class Positions extends TaskHolder {
    private Positions() {}

    static int of(TaskNode task) {
        return position(task);
    }

    static void set(TaskNode task, int newPosition) {
        position(task, newPosition);
    }
}
