package dev.baton.core.testing;

import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.trace.Trace;
import java.util.Objects;
import java.util.OptionalInt;
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

    /** Returns the step in which the first error came up, if it came up in one and the run was recorded. */
    OptionalInt failingStep() {
        Recorder recorder = scheduler.recorder();
        return recorder == null ? OptionalInt.empty() : recorder.failingStep();
    }

    /** Returns how often the clock was allowed to jump early. */
    int clockJumps() {
        return scheduler.loop().candidates().clockJumps();
    }

    /** Returns true if a driving call ran into the bound on steps or the horizon. */
    boolean hitBound() {
        return scheduler.driver().hitBound();
    }

    /** Returns each step with what could have run instead, of a run that was recorded. */
    RecordedRun recordedRun() {
        return Objects.requireNonNull(scheduler.recorder(), "captureSites(true)").run();
    }

    Trace trace() {
        return scheduler.trace();
    }

    /** Returns true if both ran the same tasks in the same order and ended alike. */
    boolean isLike(Outcome other) {
        return hash() == other.hash()
                && steps() == other.steps()
                && FailureSignature.of(failure).isLike(FailureSignature.of(other.failure));
    }
}
