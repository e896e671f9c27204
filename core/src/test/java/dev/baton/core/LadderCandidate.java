package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** The structure in use. */
final class LadderCandidate implements TimerCandidate {
    private final TimerQueue timers = new TimerQueue();

    @Override
    public void arm(TimerNode timer, long deadline) {
        timers.insert(timer, deadline);
    }

    @Override
    public void cancel(TimerNode timer) {
        timers.remove(timer);
    }

    @Override
    public @Nullable TimerNode poll(long limit) {
        return (TimerNode) timers.poll(limit);
    }
}
