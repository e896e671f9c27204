package dev.baton.platform.context;

import dev.baton.core.Scheduler;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Objects;

/**
 * Views of schedulers whose tasks find the thread-locals of whoever submitted them.
 *
 * <h2>What is captured, and when</h2>
 *
 * What the accessors registered with Micrometer's {@link io.micrometer.context.ContextRegistry} read, on the thread that
 * submits, when it submits; once for all runs of a periodic task. It is put in place around every run and taken away
 * again. Views of the view, its workers and its foreground do the same; library schedulers made of any of them too. It
 * works over a test scheduler as well. What is attached to a {@link dev.baton.core.Task} later ({@code thenApplyAsync})
 * does not pass the view and has no context.
 *
 * <h2>Once</h2>
 *
 * A task is left alone if it has passed another such view, if what it runs is a wrapper made by a
 * {@link io.micrometer.context.ContextSnapshot} (by whomever: the submitter, or a hook like
 * {@code RxJavaPlugins.setScheduleHandler}), and if it comes from Reactor while its automatic context propagation is
 * enabled.
 *
 * <h2>Coroutines</h2>
 *
 * A step of a coroutine has the context of the thread that resumed it. Where that is somebody else's, give the coroutine
 * a {@code ThreadContextElement}; it is put in place inside and wins.
 */
public final class ContextPropagation {
    private ContextPropagation() {}

    /**
     * Returns a view whose tasks run in the context in which they were submitted. Closing it closes nothing; views of
     * equal schedulers and equal factories are equal.
     *
     * @param scheduler a scheduler, a view of one, or a worker
     * @param snapshots captures and restores; says by its settings whether what is missing is cleared
     */
    @SuppressWarnings("exports") // optional, so not required transitively
    public static Scheduler propagating(Scheduler scheduler, ContextSnapshotFactory snapshots) {
        return scheduler.propagating(new SnapshotCapture(Objects.requireNonNull(snapshots, "snapshots")));
    }
}
