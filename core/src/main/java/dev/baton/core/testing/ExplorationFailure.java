package dev.baton.core.testing;

import dev.baton.core.exploration.Schedule;
import dev.baton.core.trace.Trace;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A run of an exploration failed. The cause is what it failed with; the message says which reorderings make it fail,
 * how to run it again, and what ran.
 */
public final class ExplorationFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    private final @Nullable Long seed;
    private final transient Schedule schedule;
    private final transient Trace trace;

    ExplorationFailure(String message, Throwable cause, @Nullable Long seed, Schedule schedule, Trace trace) {
        super(message, cause);
        this.seed = seed;
        this.schedule = schedule;
        this.trace = trace;
    }

    /** Returns the whole report. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Returns what the run failed with. */
    @Override
    public synchronized Throwable getCause() {
        return Objects.requireNonNull(super.getCause());
    }

    /** Returns the seed that replays the run as it was found, if one does; the schedule always does. */
    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** Returns what replays the failure: the reorderings that are enough for it, or else all decisions of the run. */
    public Schedule schedule() {
        return schedule;
    }

    /** Returns the tasks of the run of {@link #schedule()}. */
    public Trace trace() {
        return trace;
    }
}
