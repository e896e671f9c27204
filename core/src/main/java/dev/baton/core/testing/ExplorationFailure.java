package dev.baton.core.testing;

import dev.baton.core.trace.Trace;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A run of an exploration failed. The cause is what it failed with; the message says how to run it again. */
public final class ExplorationFailure extends AssertionError {
    private static final long serialVersionUID = 1;
    private static final int MOST_ROWS = 200;

    private final @Nullable Long seed;
    private final transient Trace trace;

    ExplorationFailure(
            @Nullable Long seed, String run, String replay, Throwable cause, boolean reproduced, Trace trace) {
        super(message(seed, run, replay, cause, reproduced, trace), cause);
        this.seed = seed;
        this.trace = trace;
    }

    private static String message(
            @Nullable Long seed, String run, String replay, Throwable cause, boolean reproduced, Trace trace) {
        return (seed == null ? "Failing run: " + run : "Failing seed: " + seed + " (" + run + ")")
                + "\n" + cause
                + "\nTo replay this order: " + replay
                + (reproduced
                        ? "\n\n" + trace.toTable(MOST_ROWS)
                        : "\nThe failure did not come back when the run was repeated with the same seed, so the scenario"
                                + " depends on something besides this scheduler: state shared by runs, the wall clock,"
                                + " another thread, random numbers, or the order of a hash set.");
    }

    /** Returns what the run failed with. */
    @Override
    public synchronized Throwable getCause() {
        return Objects.requireNonNull(super.getCause());
    }

    /** Returns the seed that replays the failure, if one does; its schedule always does. */
    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** Returns the tasks of the failing run, as it was repeated with recording on. */
    public Trace trace() {
        return trace;
    }
}
