package dev.baton.conformance;

import dev.baton.core.Cancellable;
import java.time.Duration;

/**
 * The ways in which a library submits tasks, in neutral words: to one of its schedulers, or to one of its workers.
 *
 * <p>Rejection is either {@link java.util.concurrent.RejectedExecutionException}, whatever its subtype, or a handle that
 * is done from the start: libraries differ.
 */
public interface Submissions {
    /** Submits a task that is ready now. */
    Cancellable schedule(Runnable task);

    /** Submits a task that becomes ready after a delay; any duration is allowed. */
    Cancellable scheduleAfter(Duration delay, Runnable task);

    /** Submits a task that runs at a fixed rate. */
    Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task);

    /** Closes the library's scheduler or worker. */
    void close();
}
