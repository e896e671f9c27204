package dev.baton.rxjava;

import dev.baton.core.Installation;
import dev.baton.core.Scheduler;
import java.util.Objects;

/**
 * Makes RxJava 3 schedulers of Baton ones, and the other way round.
 *
 * <h2>Order and threads</h2>
 *
 * Those of the scheduler underneath. An RxJava worker is a Baton worker: its tasks run one at a time, undelayed ones in
 * the order of submission, delayed ones of equal due time too. Tasks submitted directly are ordered with nothing. Give
 * {@code fromScheduler} a view and everything submitted carries its label ({@code scheduler.labeled(label)}) or runs on
 * the main thread ({@code scheduler.foreground()}); give it a {@link dev.baton.core.Worker} and everything runs in that
 * worker's lane.
 *
 * <h2>Labels and sessions</h2>
 *
 * RxJava has no context. What is submitted has the label and session of the view; without one, under a test scheduler,
 * those of the task that submits it, and the tasks of a worker those of the task that made the worker. So they follow a
 * flow through its operators, timers and retries.
 *
 * <h2>Time</h2>
 *
 * A zero or negative delay or period means as soon as possible, a delay of more than 292 years never. Periodic tasks
 * run at a fixed rate: they neither drift nor, as RxJava's own do, move their base when a run comes very late.
 * {@code now(unit)} of scheduler and workers is {@link Scheduler#now()} since the epoch, truncated.
 *
 * <h2>Handles</h2>
 *
 * The {@code Disposable} of a task is not disposed while the task is pending or running, and is disposed once it has
 * finished, failed or been cancelled. Disposing it, or its worker, from another thread while the task runs interrupts
 * the thread, as with {@code Schedulers.io()}; from inside it does not, and the flag never reaches the task that comes
 * next. {@link #fromScheduler(Scheduler, boolean)} switches that off. The handle is a
 * {@link io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection} of the runnable that runs.
 *
 * <h2>Hooks</h2>
 *
 * Every submitted task passes {@link io.reactivex.rxjava3.plugins.RxJavaPlugins#onSchedule} once, when it is
 * submitted; a periodic one does so once, not at every run.
 *
 * <h2>Errors</h2>
 *
 * What a task throws ends neither its worker nor the scheduler. If there is an error handler
 * ({@link io.reactivex.rxjava3.plugins.RxJavaPlugins#setErrorHandler}), the error goes to
 * {@link io.reactivex.rxjava3.plugins.RxJavaPlugins#onError} and that is the end of it. Otherwise it goes, as it is, to
 * {@link Scheduler#reportError}, so that a test scheduler fails the test; this takes the place of what {@code onError}
 * does without a handler, which is to wrap the error, print it, and call the uncaught exception handler of the thread.
 *
 * <h2>Closing</h2>
 *
 * See {@link #fromScheduler}. Submissions never throw on that account: after {@code dispose()} of a worker or
 * {@code shutdown()} they return {@code Disposable.disposed()}. When it is the scheduler underneath that rejects a task
 * they do so too, and the rejection goes the way of an error.
 */
public final class RxSchedulers {
    private RxSchedulers() {}

    /**
     * Returns a new RxJava scheduler that runs its tasks on a Baton scheduler.
     *
     * <p>It has a life of its own: {@code shutdown()} refuses what is submitted through it from then on and cancels
     * what was submitted through it or its workers and has not begun; the scheduler underneath goes on. So two calls
     * with one argument return two schedulers that are not equal. {@code start()} accepts submissions again; workers
     * made before the shutdown stay disposed. It remembers each of its workers until that worker is disposed.
     *
     * @param scheduler a scheduler, a view of one, or a worker; for one made by {@link #of} the scheduler is returned that
     *     was given there
     */
    public static io.reactivex.rxjava3.core.Scheduler fromScheduler(Scheduler scheduler) {
        return fromScheduler(scheduler, true);
    }

    /**
     * Returns a new RxJava scheduler as {@link #fromScheduler(Scheduler)} does.
     *
     * @param scheduler a scheduler, a view of one, or a worker
     * @param interrupting false to let a running task go on undisturbed when its handle is disposed, as
     *     {@code Schedulers.from(executor)} does, which also saves a few nanoseconds per task
     */
    public static io.reactivex.rxjava3.core.Scheduler fromScheduler(Scheduler scheduler, boolean interrupting) {
        return Objects.requireNonNull(scheduler, "scheduler") instanceof RxNativeScheduler wrapped
                ? wrapped.library()
                : new RxScheduler(scheduler, Hook.INSTALLED, interrupting);
    }

    /**
     * Returns an RxJava scheduler as a Baton one.
     *
     * <p>Order and threads are RxJava's, except that workers keep the order of equal delays on every scheduler. Closing
     * it cancels what was submitted through it and refuses more; the RxJava scheduler goes on. What that one refuses at
     * once, as it does after its own shutdown, is rejected. Errors that nobody takes go to {@code RxJavaPlugins.onError}.
     * There is no foreground.
     *
     * @param scheduler any RxJava scheduler; for one made by {@link #fromScheduler} the scheduler is returned that was
     *     given there, for an {@link RxTestScheduler} the one beneath it
     */
    public static Scheduler of(io.reactivex.rxjava3.core.Scheduler scheduler) {
        if (Objects.requireNonNull(scheduler, "scheduler") instanceof RxScheduler ours) {
            return ours.scheduler();
        }
        return scheduler instanceof RxTestScheduler test ? test.testScheduler() : new RxNativeScheduler(scheduler);
    }

    /**
     * Puts a scheduler in the place of RxJava's {@code computation()}, {@code io()}, {@code single()} and
     * {@code newThread()}, until the result is closed.
     *
     * <p>Their names are the labels of their tasks; {@code single()} is one lane, and tasks of {@code io()} and
     * {@code newThread()} run on the side for tasks that block. {@code trampoline()} cannot be replaced.
     *
     * <p>A test scheduler serves the current thread and those it starts from now on, so tests may run in parallel; any
     * other scheduler serves all threads. Chains ask for a scheduler when they are assembled: those assembled before keep
     * RxJava's, which is reported when a test scheduler is installed; those assembled now fall back to RxJava's after the
     * end. Whoever asks RxJavaPlugins for these handlers finds ours around what was there before; what somebody sets
     * meanwhile stays.
     *
     * <p>With a test scheduler, blocking calls on the thread that drives it ({@code blockingGet}, {@code blockingFirst},
     * {@code toFuture().get()}, …) run it in virtual time until they can go on, and throw a
     * {@link dev.baton.core.testing.DeadlockError} if nothing is left that could let them. Inside a task they throw
     * {@link IllegalStateException}, unless the scheduler allows nested blocking.
     *
     * @param scheduler a scheduler or a view of one; it is not closed with the installation
     * @throws IllegalStateException if RxJavaPlugins is locked down, or if a scheduler of the other kind is installed
     */
    public static Installation install(Scheduler scheduler) {
        return Installations.install(Objects.requireNonNull(scheduler, "scheduler"));
    }
}
