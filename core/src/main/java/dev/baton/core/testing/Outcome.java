package dev.baton.core.testing;

import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run.
 *
 * @param failure what it failed with, null if it passed
 * @param scheduler the scheduler it ran on, closed
 */
record Outcome(@Nullable Throwable failure, TestScheduler scheduler) {
    boolean failed() {
        return failure != null;
    }

    DecisionLog decisions() {
        return scheduler.decisions();
    }

    long hash() {
        return scheduler.scheduleHash();
    }

    long steps() {
        return scheduler.loop().steps();
    }

    Trace trace() {
        return scheduler.trace();
    }

    /** Returns true if both ran the same tasks in the same order and ended alike. */
    boolean isLike(Outcome other) {
        return hash() == other.hash() && steps() == other.steps() && FailureSignature.of(failure).equals(FailureSignature.of(other.failure));
    }
}
