package dev.baton.reactor;

import dev.baton.core.Scheduler;
import java.util.Objects;

/**
 * Makes Reactor schedulers of Baton ones.
 *
 * <h2>Order and threads</h2>
 *
 * Those of the scheduler underneath. A Reactor worker is a Baton worker: its tasks run one at a time, undelayed ones in
 * the order of submission, delayed ones of equal due time too. Tasks submitted directly are ordered with nothing. Give
 * {@code fromScheduler} a view and everything submitted carries its label ({@code scheduler.labeled(label)}) or runs on
 * the main thread ({@code scheduler.foreground()}); give it a {@link dev.baton.core.Worker} and everything runs in that
 * worker's lane.
 *
 * <h2>Time</h2>
 *
 * A zero or negative delay or period means as soon as possible, a delay of more than 292 years never. Periodic tasks
 * run at a fixed rate that does not drift. {@code now(unit)} is {@link Scheduler#now()} since the epoch in every unit,
 * truncated; so all units agree, where Reactor's own schedulers change to {@link System#nanoTime()} below the
 * millisecond.
 *
 * <h2>Handles</h2>
 *
 * The {@code Disposable} of a task is not disposed while the task is pending or running, and is disposed once it has
 * finished, failed or been cancelled. Disposing it, or its worker, from another thread while the task runs interrupts
 * the thread, as with Reactor's own schedulers; from inside it does not, and the flag never reaches the task that comes
 * next. {@link #fromScheduler(Scheduler, boolean)} switches that off.
 *
 * <h2>Hooks</h2>
 *
 * Every submitted task passes {@link reactor.core.scheduler.Schedulers#onSchedule} once, when it is submitted; a
 * periodic one does so once, not at every run.
 *
 * <h2>Errors</h2>
 *
 * What a task throws goes first to the {@link reactor.core.scheduler.Schedulers#onHandleError} hooks and then to
 * {@link Scheduler#reportError}, by default the uncaught exception handler of the thread, which Reactor's own
 * schedulers call at this place. So a test scheduler fails the test even if a hook took the error: Reactor does not let
 * anyone ask whether there is a hook. Where the error is expected, say so with {@code TestScheduler.expectError}. On
 * its way to the hooks the error travels in a task of Reactor's own, which the {@code onSchedule} hooks see.
 *
 * <h2>Closing</h2>
 *
 * See {@link #fromScheduler}. After closing, submissions throw {@code Exceptions.failWithRejected()}, also when it is
 * the scheduler underneath that was closed.
 */
public final class ReactorSchedulers {
    private ReactorSchedulers() {}

    /**
     * Returns a new Reactor scheduler that runs its tasks on a Baton scheduler.
     *
     * <p>It has a life of its own: {@code dispose()} rejects what is submitted through it from then on and cancels what
     * was submitted through it or its workers and has not begun; the scheduler underneath goes on. Afterwards
     * {@code init()} throws {@link IllegalStateException}. For that reason two calls with one argument return two
     * schedulers that are not equal. It remembers each of its workers until that worker is disposed.
     *
     * @param scheduler a scheduler, a view of one, or a worker; if {@link #of} made it of a scheduler of Reactor's, the
     *     result is that very one
     */
    public static reactor.core.scheduler.Scheduler fromScheduler(Scheduler scheduler) {
        return fromScheduler(scheduler, true);
    }

    /**
     * Returns a new Reactor scheduler as {@link #fromScheduler(Scheduler)} does.
     *
     * @param scheduler a scheduler, a view of one, or a worker; if {@link #of} made it of a scheduler of Reactor's, the
     *     result is that very one
     * @param interrupting false to let a running task go on undisturbed when its handle is disposed, which also saves
     *     a few nanoseconds per task
     */
    public static reactor.core.scheduler.Scheduler fromScheduler(Scheduler scheduler, boolean interrupting) {
        return scheduler instanceof NativeReactorScheduler adapted
                ? adapted.target()
                : new ReactorScheduler(Objects.requireNonNull(scheduler, "scheduler"), interrupting);
    }

    /**
     * Returns a scheduler of Reactor's own as one of ours.
     *
     * <p>Its threads run the tasks; its clock is ours: {@link Scheduler#nanoTime()} in nanoseconds, {@link Scheduler#now()}
     * in milliseconds. Workers are core's, which keep their order on any scheduler of Reactor, where Reactor's own may
     * overlap on an executor of many threads; a worker is not bound to one thread. The tasks pass Reactor's
     * {@code onSchedule} hooks, those of a worker as the batch in which they run. What they throw goes to the uncaught
     * exception handler of the thread. There is no foreground.
     *
     * <p>Closing the result cancels what was submitted through it and has not begun, and rejects what comes later;
     * Reactor's scheduler goes on. Close it before you dispose Reactor's: that one drops what is queued without a word.
     *
     * @param scheduler any scheduler of Reactor; if {@link #fromScheduler} made it, the result is the one it was made of
     */
    public static Scheduler of(reactor.core.scheduler.Scheduler scheduler) {
        return scheduler instanceof ReactorScheduler ours
                ? ours.scheduler()
                : new NativeReactorScheduler(Objects.requireNonNull(scheduler, "scheduler"));
    }
}
