package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;

/**
 * A program with one known race.
 *
 * @param name short, unique
 * @param bug what goes wrong, in one line
 * @param depth the size of the smallest set of constraints "task x is held until task y has run" that makes the program
 *     fail when everything else runs oldest first; early jumps of the clock count as one each
 * @param needsJump true if it fails only when the clock jumps while a task is ready
 * @param body runs the program, checks its result and throws an {@link AssertionError} if the race went wrong
 */
public record BugProgram(String name, String bug, int depth, boolean needsJump, Body body) {
    /** Returns the program as it was written. */
    public Scenario buggy() {
        return scheduler -> body.run(scheduler, Variant.BUGGY);
    }

    /** Returns the program after the usual fix. */
    public Scenario fixed() {
        return scheduler -> body.run(scheduler, Variant.FIXED);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The program; everything it touches is new in each run. */
    @FunctionalInterface
    public interface Body {
        /** Runs it to the end. */
        void run(TestScheduler scheduler, Variant variant) throws Exception;
    }
}
