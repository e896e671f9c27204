package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import dev.baton.core.TimerQueue;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives a test scheduler bit by bit, for a library whose tests have a loop of their own.
 *
 * <p>The driving calls of {@link TestScheduler} are for the test body: each runs to an end that it knows. A library that
 * has a loop gives this scheduler a turn at a time, and asks when the next is due. One that has a clock as well leads, and
 * the scheduler {@linkplain #follow follows} it.
 *
 * <p>Every method that runs tasks may be called in a task: others run inside it, except those of lanes that have a task
 * on the stack. Outside of tasks it throws the first error that nobody took, as every driving call does; and on another
 * thread than the driver's an {@link IllegalStateException}.
 */
public final class Turns {
    private final TestScheduler scheduler;

    private Turns(TestScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Returns the turns of a scheduler. */
    public static Turns of(TestScheduler scheduler) {
        return new Turns(Objects.requireNonNull(scheduler, "scheduler"));
    }

    /** Runs one task that is ready, chosen by the scheduler, while the clock stands still; returns false if none is. */
    public boolean next() {
        long before = scheduler.loop().steps();
        runUntil(() -> scheduler.loop().steps() > before, 0);
        return scheduler.loop().steps() > before;
    }

    /**
     * Runs what is due within a time, moving the clock, until a condition holds.
     *
     * @param condition asked before each step; it must change nothing
     * @param nanos how far the clock may move, up to and including the end; not negative
     * @return true if the condition holds, false if the clock has reached the end
     * @throws IllegalArgumentException if the time is negative
     */
    public boolean runUntil(BooleanSupplier condition, long nanos) {
        Objects.requireNonNull(condition, "condition");
        if (nanos < 0) {
            throw new IllegalArgumentException("The clock never runs back: it was to move by " + nanos + " ns");
        }
        return scheduler.driver().runUntil(condition, nanos);
    }

    /**
     * Runs tasks until a condition holds; waits for other threads, if they may take part, when there is nothing to run.
     *
     * @param condition asked before each step; it must change nothing
     * @param clockMoves whether the clock moves when nothing is ready
     * @param verdict says who waits for what, as the first sentence of a deadlock report says it; asked for only then
     * @throws DeadlockError if nothing left can make the condition hold
     */
    public void await(BooleanSupplier condition, boolean clockMoves, Supplier<String> verdict) {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(verdict, "verdict");
        scheduler.driver().await(condition, clockMoves, verdict);
    }

    /** Returns the nanoseconds until a task can run: 0 if one can now, {@link Long#MAX_VALUE} if none ever will. */
    public long untilNext() {
        long wait = scheduler.gate().call(scheduler.loop()::untilNext, "The next deadline was asked for");
        return wait == TimerQueue.NEVER ? Long.MAX_VALUE : wait;
    }

    /** Returns true if a task was accepted and has neither begun nor been cancelled. */
    public boolean isPending(TaskNode task) {
        return Nodes.isWaiting(task);
    }

    /**
     * Returns the last of the pending tasks that will run some time and are as wanted, ready ones first and then by
     * deadline; or null. It looks through all of them.
     */
    public @Nullable TaskNode lastPending(Predicate<TaskNode> wanted) {
        return scheduler.gate().call(() -> scheduler.loop().lastPending(wanted), "The pending tasks were looked through");
    }

    /**
     * Lets the scheduler follow a clock that somebody else moves: whenever its driver asks for the time or submits, its own
     * has moved there. Nothing runs by that.
     *
     * @param nanoTime what {@link TestScheduler#nanoTime()} is to be, in nanoseconds; where it is less, the clock stands still
     */
    public void follow(LongSupplier nanoTime) {
        scheduler.loop().follow(Objects.requireNonNull(nanoTime, "nanoTime"));
    }

    /**
     * Sets who hears of what is submitted and cancelled from now on, or nobody.
     *
     * @throws IllegalStateException if there is another listener, because then something else drives this scheduler
     */
    public void listen(@Nullable PendingListener listener) {
        PendingListener present = scheduler.loop().listener();
        if (present != null && listener != null && present != listener) {
            throw new IllegalStateException(scheduler + " is driven by " + present + " already, and so cannot be driven by "
                    + listener + " as well. Give each test a scheduler of its own");
        }
        scheduler.loop().listen(listener);
    }

    /** Returns who hears of what is submitted and cancelled, or null. */
    public @Nullable PendingListener listener() {
        return scheduler.loop().listener();
    }
}
