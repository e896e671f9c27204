package dev.baton.core.testing;

import dev.baton.core.exploration.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ran, and what could have run instead.
 *
 * @param chosen what ran, null if the clock jumped early
 * @param now virtual nanoseconds
 * @param decisions how many decisions had been taken, with the one for this step
 * @param others what could have run instead, the oldest first; if there were very many, some of them, always the same
 * @param count how many others there were
 */
record RecordedStep(@Nullable RecordedTask chosen, long now, int decisions, List<RecordedTask> others, int count) {
    /** Returns the identity of what ran. */
    long identity() {
        return chosen == null ? Identity.JUMP : chosen.identity();
    }
}
