package dev.baton.junit;

/** When the virtual clock of a {@link BatonTest} moves. */
public enum ClockPolicy {
    /**
     * When nothing is ready; and in half of the runs once or twice before, so that a timeout can strike while the work it
     * guards is ready, as it does on a busy machine.
     */
    CHOICE,

    /** When nothing is ready, and never before. */
    IDLE
}
