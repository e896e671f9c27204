package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import org.jspecify.annotations.Nullable;

/** Whether the order of two tasks can matter, as far as their labels tell. */
final class Conflicts {
    private Conflicts() {}

    /** Returns true unless both labels declare what their tasks touch, and neither writes what the other touches. */
    static boolean between(@Nullable TaskLabel one, @Nullable TaskLabel other) {
        return one == null || other == null || one.conflictsWith(other);
    }
}
