package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a test scheduler was built with; see {@link TestSchedulerBuilder}. */
record TestSchedulerConfig(
        @Nullable Long seed,
        @Nullable ExplorationStrategy strategy,
        Instant origin,
        boolean parkingAllowed,
        long parkingLimitNanos,
        boolean nestedBlocking,
        boolean idleClock,
        boolean recording,
        boolean trampolining,
        long maxSteps,
        long maxStepsInAll,
        long horizonNanos,
        @Nullable Consumer<? super Throwable> lateErrors) {

    /** Names the order. */
    String order() {
        String chosenBy = strategy == null ? "FIFO" : strategy.toString();
        return seed == null ? chosenBy : "seed " + seed + ", " + chosenBy;
    }

    /** Passes on an error that came after the end, or returns false if that is left to the thread it came on. */
    boolean isLateErrorTaken(Throwable error) {
        if (lateErrors != null) {
            lateErrors.accept(Objects.requireNonNull(error, "error"));
        }
        return lateErrors != null;
    }
}
