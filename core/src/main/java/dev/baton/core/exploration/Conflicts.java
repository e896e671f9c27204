package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import org.jspecify.annotations.Nullable;

/** Tells which tasks may not be swapped without consequence. */
final class Conflicts {
    private Conflicts() {}

    /** Returns true if tasks of these labels may touch the same thing; what is not known does. */
    static boolean between(@Nullable TaskLabel one, @Nullable TaskLabel other) {
        return true;
    }
}
