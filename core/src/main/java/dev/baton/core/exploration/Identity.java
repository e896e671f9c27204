package dev.baton.core.exploration;

/**
 * Names tasks and lanes by a 64-bit hash of how they came to be, which does not depend on the schedule.
 *
 * <p>A background task is its parent's child of some index; a lane task is the lane's task of some ordinal; a lane is a
 * child of the task that created it. The hash holds no reference to the parent, so a chain of tasks that submit each
 * other retains none of its ancestors.
 */
public final class Identity {
    /** The identity of the test body, parent of all. */
    public static final long BODY = SplitMix64.mix(1);

    /** The parent of what other threads submit. */
    public static final long OUTSIDE = named("outside");

    /** Stands for an early jump of the clock in the rolling hash of a run. */
    public static final long JUMP = named("jump");

    private Identity() {}

    /** Returns the identity of the child of an index, from 0. */
    public static long child(long parent, int index) {
        return SplitMix64.mix(parent + 0x9E3779B97F4A7C15L * (index + 1L));
    }

    /** Returns the identity of the lane of a named session's foreground. */
    public static long named(String name) {
        return SplitMix64.mix(0x5E5510L + name.hashCode());
    }

    /** Folds one more step into the rolling hash of a run. */
    public static long fold(long hash, long identity) {
        return SplitMix64.mix(hash ^ identity) + hash;
    }
}
