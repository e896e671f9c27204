package dev.baton.core.exploration;

import dev.baton.core.testing.TestScheduler;

/** A small program of plain tasks with a bug that some schedules show. */
@FunctionalInterface
interface Program {
    /** Runs to the end and returns true if the bug showed. */
    boolean run(TestScheduler scheduler);
}
