package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of one decision: tasks, and perhaps an early jump of the clock to the next deadline.
 *
 * <p>Tasks are numbered from 0 to {@code tasks() - 1}; the number {@code tasks()} stands for the jump. The numbers of a
 * given program after given choices are always the same. A decision is valid until its strategy has chosen.
 */
public interface Decision {
    /** Returns how many tasks may run next, at least 1, and at least 2 if the clock cannot jump. */
    int tasks();

    /** Returns true if the clock may jump to the next deadline although a task is ready. */
    boolean canJump();

    /** Returns the virtual time in nanoseconds since the origin. */
    long now();

    /** Returns the identity of a task: a hash of how it came to be, which does not depend on the schedule. */
    long task(int index);

    /** Returns the identity of the lane whose head the task is, 0 for a background task in no lane. */
    long lane(int index);

    /** Returns when the task became ready, as a number to be compared by subtraction: the oldest has the lowest. */
    int readiness(int index);

    /** Returns the label of a task, or null. */
    @Nullable TaskLabel label(int index);

    /** Returns the number of the task that has been ready for longest. */
    default int oldest() {
        int oldest = 0;
        for (int i = 1; i < tasks(); i++) {
            if (readiness(i) - readiness(oldest) < 0) {
                oldest = i;
            }
        }
        return oldest;
    }
}
