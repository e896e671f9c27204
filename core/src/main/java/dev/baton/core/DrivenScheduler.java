package dev.baton.core;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler that runs nothing by itself: one thread drives it, by running it or by waiting for a result.
 *
 * <p>This is all that {@link Task}, {@link BackgroundExecutor} and bridges need to know of a test scheduler. In
 * production no scheduler is driven, and they do without.
 */
public interface DrivenScheduler extends Scheduler {
    /** Makes all tasks of this label, queued ones too, run only when nothing else can. */
    void deprioritize(TaskLabel label);

    /** Returns true if the task was accepted and has not finished. */
    boolean isTaskRunning(TaskId task);

    /** Returns true if the caller is on the thread that drives this scheduler, or may become it as no other has. */
    boolean isDriverThread();

    /** Returns the task of this scheduler that the caller runs in, the innermost if there are several; else null. */
    @Nullable TaskNode currentTask();

    /** Returns the session of the running task, or null outside tasks and sessions. */
    @Nullable SessionId currentSession();

    /**
     * Returns the label of the running task, or null outside tasks and for a task without one.
     *
     * @implSpec returns null
     */
    default @Nullable TaskLabel currentLabel() {
        return null;
    }

    /** Returns the line of user code that submitted a task, if sites are captured. */
    Optional<StackTraceElement> spawnLocation(TaskNode task);

    /**
     * Hears that a stage was attached to a task, so that reports can say what follows what.
     *
     * @implSpec does nothing
     */
    default void attached(Task<?> stage, Task<?> source) {}

    /**
     * Runs tasks, moving the clock as needed, until the stage is done.
     *
     * @return its value
     * @throws RuntimeException what the stage failed with, itself, whatever its type
     * @throws IllegalStateException inside a task, unless nested blocking is allowed; or on another thread
     */
    <T extends @Nullable Object> T blockOn(CompletionStage<T> stage);

    /**
     * Runs tasks until the stage is done or the clock has moved by the timeout. A stage that timed out is left alone
     * and can still complete.
     *
     * @param timeout in virtual time; zero or negative runs what is ready now
     * @return its value
     * @throws TimeoutException if the stage was not done in time
     * @throws RuntimeException what the stage failed with, itself, whatever its type
     * @throws IllegalStateException inside a task, unless nested blocking is allowed; or on another thread
     */
    <T extends @Nullable Object> T blockOn(CompletionStage<T> stage, Duration timeout) throws TimeoutException;

    /**
     * Runs tasks, moving the clock as needed, until a condition holds or nothing is left to run. For the blocking calls
     * of a library: inside a task other tasks run meanwhile, except those of lanes that have a task on the stack.
     *
     * @param condition asked before each step; it must change nothing
     * @param verdict what waits in vain, as the first sentence of a deadlock report says it; or null to return false
     *     instead of throwing that report
     * @return true if the condition holds, false if nothing is left that could make it hold
     * @throws IllegalStateException on another thread
     * @throws RuntimeException outside of tasks the first error that nobody took, itself, whatever its type
     */
    boolean runUntil(BooleanSupplier condition, @Nullable String verdict);
}
