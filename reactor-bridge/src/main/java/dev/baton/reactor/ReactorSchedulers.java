package dev.baton.reactor;

import dev.baton.core.Installation;
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
                : new ReactorScheduler(Objects.requireNonNull(scheduler, "scheduler"), interrupting, true);
    }

    /**
     * Returns a new Reactor scheduler as {@link #fromScheduler(Scheduler)} does, that behaves as one of Reactor's own
     * kinds: which side of the scheduler runs its tasks, whether they keep their order, whether they may block.
     *
     * <p>In a task that must not block, {@code block()} and its like throw an {@link IllegalStateException} at once, and
     * {@code Schedulers.isInNonBlockingThread()} is true, on a test scheduler and on threads of a pool alike.
     *
     * @param scheduler a scheduler, a view of one, or a worker
     */
    public static reactor.core.scheduler.Scheduler fromScheduler(Scheduler scheduler, Flavour flavour) {
        return flavour.on(Objects.requireNonNull(scheduler, "scheduler"));
    }

    /**
     * Replaces what {@link reactor.core.scheduler.Schedulers} hands out, until the result is closed.
     *
     * <h4>What is replaced</h4>
     *
     * {@code parallel()}, {@code boundedElastic()}, {@code single()}, which operators use by default, and what
     * {@code newParallel} and its like make; {@code immediate()} and {@code fromExecutor} stay. Each is of its
     * {@link Flavour}, and its tasks carry its name as their label: {@code parallel}, or {@code db} for
     * {@code newParallel("db")}. Schedulers that somebody holds from before go on as they are.
     *
     * <h4>For whom</h4>
     *
     * A test scheduler is installed for the current thread and those that it starts from then on (fork-join threads
     * excepted), and for its own tasks. Tests on other threads may install theirs at the same time. Everywhere else the
     * schedulers are what they were. Any other scheduler serves all threads, and can be installed only while nothing
     * else is; see {@link dev.baton.core.SchedulerRouter}.
     *
     * <h4>Blocking calls</h4>
     *
     * On the thread that drives an installed test scheduler, {@code block()}, {@code blockFirst()}, {@code blockLast()}
     * and the iterators of {@code toIterable()} and {@code toStream()} run it in virtual time until they can go on, or
     * throw the report of a deadlock. In a task of a flavour that may block they run other tasks meanwhile, but none of a
     * lane that has a task on the stack. The timeout of {@code block(Duration)} is real time, which begins when nothing
     * is left to run.
     *
     * <h4>Afterwards</h4>
     *
     * The last to close puts back the factory and the shared schedulers that were found. A scheduler made meanwhile asks
     * at each call what is installed; where nothing is, it is what Reactor would have made in its place. Its
     * {@code dispose()} ends it everywhere and touches nothing else. A factory of the user's own is put back too, but not
     * asked for such schedulers, because Reactor does not show it.
     *
     * @param scheduler a scheduler or a view of one
     * @throws IllegalStateException if another kind of scheduler is installed, or another one that serves all threads
     */
    public static Installation install(Scheduler scheduler) {
        return Installations.install(Objects.requireNonNull(scheduler, "scheduler"));
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
