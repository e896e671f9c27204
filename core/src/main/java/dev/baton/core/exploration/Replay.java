package dev.baton.core.exploration;

import java.util.Optional;

/**
 * Repeats the run that a {@link Schedule} describes, and notes where the program does not fit it.
 *
 * <p>Where the program does not fit, the rest of the run is in FIFO order, so that a scenario which swallows exceptions
 * cannot hide the misfit. One replay is for one run.
 */
public interface Replay extends ExplorationStrategy {
    /**
     * Returns what did not fit first, for people; asked when the run is over. Empty if the schedule was followed from
     * beginning to end.
     */
    Optional<String> misfit();
}
