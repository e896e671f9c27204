package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import java.time.Instant;
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
        long horizonNanos) {}
