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
 * @param others what could have run instead, the oldest first; the first {@value #MOST} of them
 * @param count how many others there were
 * @param hash of all others in their order
 */
record RecordedStep(
        @Nullable RecordedTask chosen, long now, int decisions, List<RecordedTask> others, int count, long hash) {
    static final int MOST = 100;

    static RecordedStep of(@Nullable RecordedTask chosen, long now, int decisions, List<RecordedTask> others) {
        long hash = 0;
        for (RecordedTask other : others) {
            hash = Identity.fold(hash, other.identity());
        }
        List<RecordedTask> kept = others.size() <= MOST ? others : List.copyOf(others.subList(0, MOST));
        return new RecordedStep(chosen, now, decisions, kept, others.size(), hash);
    }

    /** Returns the identity of what ran. */
    long identity() {
        return chosen == null ? Identity.JUMP : chosen.identity();
    }
}
