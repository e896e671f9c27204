package dev.baton.platform;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * A thread that takes runnables one after another: where a scheduler runs its foreground tasks.
 *
 * <h2>What it promises</h2>
 *
 * It runs what {@link #execute} accepts one at a time, in the order accepted, on the one thread that
 * {@link #isForegroundThread} tells, and not inside {@code execute}. Order, cancellation, delays and closing are the
 * scheduler's: it asks for one turn per ready task, and in its turn the task runs. Several schedulers, and the application
 * itself, may share a foreground, and then they share its order.
 *
 * <h2>When it breaks the promise</h2>
 *
 * <ul>
 *   <li>{@code execute} throws: the task is rejected with that as the cause. A delayed one, which was accepted long
 *       before, is cancelled, and the rejection is reported to the scheduler.
 *   <li>A turn comes on another thread, or {@code isForegroundThread} throws in it: the task is cancelled and that is
 *       reported. It does not run.
 *   <li>It runs a turn inside {@code execute}, on its thread: tasks keep their order, but nest in each other.
 *   <li>It accepts a turn that never comes, as an executor does that is shut down at once, or JavaFX after its end:
 *       the task stays pending until it is cancelled, which closing the scheduler does too.
 *   <li>It is blocked for ever: likewise. Closing the scheduler does not wait for it.
 *   <li>{@code execute} itself blocks: so does who submits, and all delayed tasks of the scheduler are late.
 * </ul>
 *
 * @see MainLoop an event loop on the calling thread
 */
public interface Foreground extends Executor {
    /**
     * Runs a runnable later on this foreground's thread, behind those accepted before. May be called from any thread.
     *
     * @throws java.util.concurrent.RejectedExecutionException if nothing is accepted any more
     */
    @Override
    void execute(Runnable runnable);

    /** Returns true if the caller is on this foreground's thread. May be called from any thread. */
    boolean isForegroundThread();

    /**
     * Returns the event thread of Swing and AWT. It works headless too.
     *
     * @throws UnsupportedOperationException if the module {@code java.desktop} is not in this Java runtime
     */
    static Foreground swing() {
        return Toolkits.swing();
    }

    /**
     * Returns the application thread of JavaFX, which the application has to start: what is submitted before is
     * rejected. After {@code Platform.exit()} JavaFX takes runnables and never runs them.
     *
     * <p>This is {@code Foreground.of(Platform::runLater, Platform::isFxApplicationThread)} without a dependency. Write
     * that instead where JavaFX is visible to your class loader only.
     *
     * @throws UnsupportedOperationException if JavaFX is not visible to the class loader of this class
     */
    static Foreground javaFx() {
        return Toolkits.javaFx(Foreground.class.getClassLoader());
    }

    /**
     * Returns a foreground made of its two parts, as in {@code Foreground.of(view::post, looper::isCurrentThread)}.
     *
     * @param executor runs what it is given one at a time, in order, on one thread, and not inside {@code execute}
     * @param isForegroundThread tells whether the caller is on that thread; asked from any thread
     */
    static Foreground of(Executor executor, BooleanSupplier isForegroundThread) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(isForegroundThread, "isForegroundThread");
        return new ComposedForeground(executor, isForegroundThread, "Foreground of " + executor);
    }

    /**
     * Returns the thread of an executor that has one thread only. The thread is the one that ran what was submitted
     * here last, so an executor may replace a thread that died; before the first turn no thread is the foreground's.
     * Shutting the executor down is its owner's concern.
     *
     * @throws IllegalArgumentException if the executor is known to run several threads
     */
    static Foreground ofSingleThread(Executor executor) {
        return new SingleThreadForeground(Objects.requireNonNull(executor, "executor"));
    }
}
