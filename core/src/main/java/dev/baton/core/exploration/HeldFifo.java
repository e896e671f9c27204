package dev.baton.core.exploration;

/**
 * FIFO order in which some tasks are held: the oldest candidate that is not held runs. If all are held the clock jumps
 * early, and if it cannot, the oldest is let go.
 */
abstract class HeldFifo implements ExplorationStrategy {
    private final int clockJumps;

    HeldFifo(int clockJumps) {
        this.clockJumps = clockJumps;
    }

    /** Returns true if a candidate is held at this time. */
    abstract boolean isHeld(long task, long now);

    /** Hears that a task was let go although it was held. */
    abstract void letGo(long task, long now);

    @Override
    public final int clockJumps() {
        return clockJumps;
    }

    @Override
    public final int choose(Decision decision) {
        int free = -1;
        for (int i = 0; i < decision.tasks(); i++) {
            if ((free < 0 || decision.readiness(i) - decision.readiness(free) < 0)
                    && !isHeld(decision.task(i), decision.now())) {
                free = i;
            }
        }
        if (free >= 0) {
            return free;
        }
        if (decision.canJump()) {
            return decision.tasks();
        }
        int oldest = decision.oldest();
        letGo(decision.task(oldest), decision.now());
        return oldest;
    }
}
