package dev.baton.rxjava;

import dev.baton.core.testing.PendingTask;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.functions.Function;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Baton's test scheduler under the name and with the verbs of RxJava's: a test moves to it by changing an import.
 *
 * <pre>{@code
 * TestScheduler scheduler = new TestScheduler();      // before
 * RxTestScheduler scheduler = new RxTestScheduler();  // after; everything below stays
 * }</pre>
 *
 * <h2>One clock</h2>
 *
 * {@link #testScheduler()} is the scheduler beneath. Give it to Reactor, coroutines and executors, and
 * {@link #advanceTimeBy} moves their time too; {@link #over} puts these verbs on a scheduler that is there already, one
 * with a seed for example.
 *
 * <h2>What is as with RxJava's</h2>
 *
 * Nothing runs before a call asks for it; {@code advanceTimeBy} and {@code advanceTimeTo} run everything due on the way,
 * at its own time; tasks due at one instant run in the order of submission; {@code now} starts at 0 or where the
 * constructor says. Other threads may schedule and dispose: their work waits for the next call that runs tasks. A
 * scheduler given to {@code over} keeps its own rule for that.
 *
 * <h2>What is not</h2>
 *
 * <ul>
 *   <li>The clock never runs back: not by a negative delay or one that overflows, which are now and never, and not by a
 *       call, which is refused.
 *   <li>Undelayed tasks are due now and take their turn, like any due now; they overtake none.
 *   <li>A task that throws stops nothing. The error goes to the {@code RxJavaPlugins} error handler; without one the call
 *       that ran the task throws it after finishing its work.
 *   <li>Disposing a task or a worker lets go of it at once; a handle is disposed once its task has run.
 *   <li>{@code shutdown()} cancels what was scheduled here and refuses more until {@code start()}.
 *   <li>A task that repeats without a period is reported once it has run out of steps
 *       ({@link dev.baton.core.testing.TestSchedulerBuilder#maxSteps}), and does not run for ever.
 *   <li>The schedule hook is called once for each submitted task, whichever way it is submitted, or never.
 * </ul>
 *
 * <h2>Threads</h2>
 *
 * The first thread to run tasks is the only one that may. It may not do so inside a task.
 */
public final class RxTestScheduler extends Scheduler {
    private final TestScheduler scheduler;
    private final RxScheduler tasks;

    /** A scheduler at time 0 that leaves out the schedule hook. */
    public RxTestScheduler() {
        this(false);
    }

    /**
     * A scheduler at time 0.
     *
     * @param useOnScheduleHook whether tasks pass {@link io.reactivex.rxjava3.plugins.RxJavaPlugins#onSchedule}
     */
    public RxTestScheduler(boolean useOnScheduleHook) {
        this(0, TimeUnit.NANOSECONDS, useOnScheduleHook);
    }

    /**
     * A scheduler at a given time that leaves out the schedule hook.
     *
     * @param delayTime what {@link #now} is at first
     */
    public RxTestScheduler(long delayTime, TimeUnit unit) {
        this(delayTime, unit, false);
    }

    /**
     * A scheduler at a given time.
     *
     * @param delayTime what {@link #now} is at first
     * @param useOnScheduleHook whether tasks pass {@link io.reactivex.rxjava3.plugins.RxJavaPlugins#onSchedule}
     */
    public RxTestScheduler(long delayTime, TimeUnit unit, boolean useOnScheduleHook) {
        this(
                TestScheduler.builder().origin(instant(delayTime, unit)).allowParking(true).build(),
                useOnScheduleHook ? Hook.INSTALLED : Hook.NONE);
    }

    private RxTestScheduler(TestScheduler scheduler, Hook hook) {
        this.scheduler = scheduler;
        this.tasks = new RxScheduler(scheduler, hook, true);
    }

    /** Returns RxJava's verbs for a scheduler that is there already. Tasks pass the schedule hook, once each. */
    public static RxTestScheduler over(TestScheduler scheduler) {
        return new RxTestScheduler(Objects.requireNonNull(scheduler, "scheduler"), Hook.INSTALLED);
    }

    private static Instant instant(long time, TimeUnit unit) {
        return Instant.EPOCH.plusNanos(unit.toNanos(time)); // which saturates
    }

    // RxJava's verbs.

    /**
     * Moves the clock and runs everything due on the way, up to and including the end.
     *
     * @throws IllegalArgumentException if the time is negative
     * @throws IllegalStateException inside a task, or on another thread than the first to run tasks
     */
    public void advanceTimeBy(long delayTime, TimeUnit unit) {
        scheduler.advanceBy(Duration.ofNanos(unit.toNanos(delayTime)));
    }

    /**
     * Moves the clock to a time and runs everything due on the way, up to and including the end.
     *
     * @param delayTime what {@link #now} will be
     * @throws IllegalArgumentException if that is in the past
     * @throws IllegalStateException inside a task, or on another thread than the first to run tasks
     */
    public void advanceTimeTo(long delayTime, TimeUnit unit) {
        scheduler.advanceTo(instant(delayTime, unit));
    }

    /**
     * Runs everything due now and what that makes due, while the clock stands still.
     *
     * @throws IllegalStateException inside a task, or on another thread than the first to run tasks
     */
    public void triggerActions() {
        scheduler.runUntilParked();
    }

    @Override
    public long now(TimeUnit unit) {
        return tasks.now(unit);
    }

    @Override
    public Worker createWorker() {
        return tasks.createWorker();
    }

    @Override
    public Disposable scheduleDirect(Runnable run) {
        return tasks.scheduleDirect(run);
    }

    @Override
    public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
        return tasks.scheduleDirect(run, delay, unit);
    }

    @Override
    public Disposable schedulePeriodicallyDirect(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return tasks.schedulePeriodicallyDirect(run, initialDelay, period, unit);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // RxJava's signature
    public <S extends Scheduler & Disposable> S when(Function<Flowable<Flowable<Completable>>, Completable> combine) {
        return tasks.when(combine);
    }

    @Override
    public void start() {
        tasks.start();
    }

    @Override
    public void shutdown() {
        tasks.shutdown();
    }

    // What RxJava's cannot.

    /** Returns the scheduler beneath, to be shared with other libraries. */
    public TestScheduler testScheduler() {
        return scheduler;
    }

    /**
     * Runs everything, moving the clock as needed, until nothing is left but what never becomes due.
     *
     * @return how many tasks ran
     * @throws dev.baton.core.testing.LivelockError if that does not end, as when a periodic task is not disposed
     */
    public long runUntilIdle() {
        return scheduler.runUntilIdle();
    }

    /** Runs one task, moving the clock first if none is due. Returns false if there is none. */
    public boolean runOne() {
        return scheduler.runOne();
    }

    /** Returns how long until a task is due: zero if one is due now, empty if none ever will be. */
    public Optional<Duration> nextDue() {
        List<PendingTask> pending = pendingTasks();
        return pending.isEmpty() ? Optional.empty() : pending.get(0).due();
    }

    /** Returns the tasks that have not begun, of all libraries: those due now in their order, then by due time. */
    public List<PendingTask> pendingTasks() {
        return scheduler.pendingTasks();
    }

    /** Names the scheduler beneath. */
    @Override
    public String toString() {
        return "RxTestScheduler(" + scheduler + ")";
    }
}
