package dev.baton.coroutines

import dev.baton.core.Installation
import dev.baton.core.Scheduler
import dev.baton.core.Worker
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.ExecutorCoroutineDispatcher
import kotlinx.coroutines.MainCoroutineDispatcher

/**
 * Makes coroutine dispatchers from schedulers, and finds the scheduler again.
 *
 * Any core scheduler will do. A view gives its label, session or foreground to what the dispatcher runs; a
 * [worker][dev.baton.core.Worker] makes a dispatcher that runs one coroutine at a time, in the order of dispatch.
 *
 * ## Order and threads
 *
 * Every resumption is one task of the scheduler, which decides order and thread; `yield` goes to the tail. Nothing runs
 * in place, except on the `immediate` of [main]. `limitedParallelism(1)` is a lane of the scheduler,
 * `limitedParallelism(n)` is [Scheduler.limitedTo]: coroutines begin in the order of dispatch, at most n steps are under
 * way, and a test scheduler chooses among n. Both keep label, session and coroutine name.
 *
 * ## Time
 *
 * `delay`, `withTimeout` and the time operators of flows measure whole milliseconds on [Scheduler.nanoTime]; coroutines
 * round a `Duration` up. Zero or less is as soon as possible, `Long.MAX_VALUE` is never. After a `delay` a coroutine goes
 * on in the task that ends it. Timeouts fire as tasks of [Scheduler.base], beside the worker, the limit or the foreground
 * of the dispatcher, so that a task there that does not end can still be cancelled; as a task of the scheduler they need
 * a thread of it.
 *
 * ## Closing
 *
 * A coroutine whose task a closed scheduler or worker refuses, or cancels on closing, is cancelled with the reason, and
 * its clean-up still runs: where a worker or a foreground refused, as a task of [Scheduler.base]; where that one refuses
 * too, at once, on the thread that met the refusal, because the scheduler has no thread for it any more, and no other
 * dispatcher knows its order. Clean-up that suspends on the closed scheduler is cancelled there in turn, even in
 * `NonCancellable`: nothing would ever resume it.
 *
 * ## Errors
 *
 * What no `CoroutineExceptionHandler` of the user took, or one threw, reaches [Scheduler.reportError], and then the
 * thread's uncaught exception handler as in every coroutine.
 */
public object CoroutineDispatchers {
    /**
     * Returns a dispatcher that runs coroutines on a scheduler, view or worker. Closing it is the scheduler's business;
     * two dispatchers of equal schedulers are equal.
     */
    @JvmStatic
    public fun fromScheduler(scheduler: Scheduler): CoroutineDispatcher = BatonDispatcher(scheduler, null)

    /**
     * Returns a dispatcher as [fromScheduler] does that owns its scheduler: closing one closes the other, as with the
     * dispatcher of an executor. Closing that of a view closes nothing. Its `executor` rejects as executors do, by
     * throwing [java.util.concurrent.RejectedExecutionException].
     */
    @JvmStatic
    public fun owning(scheduler: Scheduler): ExecutorCoroutineDispatcher = ExecutorDispatcher(scheduler)

    /**
     * Returns the foreground of a scheduler as a main dispatcher.
     *
     * Coroutines run on the main thread, in order with everything else on the foreground of their session. `immediate`
     * resumes in place who is on the main thread already; on a test scheduler, in the session of the view as well, if it
     * has one, because each session has its own foreground. The two share their queue and are not equal.
     *
     * @param scheduler a scheduler with a foreground, or a view of one
     * @throws IllegalArgumentException if it is a worker, which keeps to its lane
     */
    @JvmStatic
    public fun main(scheduler: Scheduler): MainCoroutineDispatcher {
        require(scheduler !is Worker) { "$scheduler keeps to its lane and has no foreground. Pass its scheduler, base()" }
        return MainDispatcher(scheduler.foreground())
    }

    /**
     * Makes [main] of a scheduler `Dispatchers.Main`, until the result is closed.
     *
     * A test scheduler is installed for the current thread, for those that it starts from then on (fork-join threads
     * excepted), and for its own tasks; tests on other threads may install theirs at the same time. Any other scheduler
     * serves all threads, and can be installed only while nothing else is; see [dev.baton.core.SchedulerRouter]. Elsewhere,
     * and after the last installation was closed, `Dispatchers.Main` is what it would be without this library: that of the
     * toolkit on the class path, or missing.
     *
     * What `Dispatchers.setMain` of kotlinx-coroutines-test has set comes first, until it is reset.
     *
     * @param scheduler a scheduler with a foreground, or a view of one
     * @throws IllegalStateException if another kind of scheduler is installed, or another one that serves all threads; or
     *     if the service file by which coroutines find this library is missing
     * @throws IllegalArgumentException if it is a worker, which keeps to its lane
     */
    @JvmStatic
    public fun install(scheduler: Scheduler): Installation {
        require(scheduler !is Worker) { "$scheduler keeps to its lane and has no foreground. Install its scheduler, base()" }
        return Installations.install(scheduler)
    }

    /**
     * Returns the very scheduler, view or worker a dispatcher was made from; for [main] and what is installed, the view of
     * its foreground.
     *
     * @throws IllegalArgumentException if the dispatcher was not made from a scheduler of Baton, or is a `Dispatchers.Main`
     *     for which none is installed here
     */
    @JvmStatic
    public fun asBaton(dispatcher: CoroutineDispatcher): Scheduler =
        requireNotNull(schedulerOf(dispatcher)) {
            "$dispatcher was not made from a Baton scheduler, so there is no scheduler to return. " +
                "Pass a dispatcher made by Scheduler.asCoroutineDispatcher(), or its limitedParallelism(n)"
        }
}

/** Returns the scheduler behind an interceptor, or null if there is none of ours. */
internal fun schedulerOf(interceptor: CoroutineContext.Element?): Scheduler? =
    when (interceptor) {
        is SchedulerDispatcher -> interceptor.scheduler
        is RoutedMain -> interceptor.scheduler()
        is MainCoroutineDispatcher -> schedulerBehind(interceptor)
        else -> null
    }

/** Looks through `Dispatchers.Main` of kotlinx-coroutines-test, whose `immediate` is that of whoever is behind it. */
private fun schedulerBehind(main: MainCoroutineDispatcher): Scheduler? =
    try {
        main.immediate.let { if (it is SchedulerDispatcher || it is RoutedMain) schedulerOf(it) else null }
    } catch (unsupported: UnsupportedOperationException) {
        null
    }

/** Returns a dispatcher that runs coroutines on this scheduler; see [CoroutineDispatchers.fromScheduler]. */
@JvmSynthetic
public fun Scheduler.asCoroutineDispatcher(): CoroutineDispatcher = CoroutineDispatchers.fromScheduler(this)

/** Returns a dispatcher that owns this scheduler; see [CoroutineDispatchers.owning]. */
@JvmSynthetic
public fun Scheduler.asExecutorCoroutineDispatcher(): ExecutorCoroutineDispatcher = CoroutineDispatchers.owning(this)

/**
 * Returns the foreground of this scheduler as a main dispatcher; see [CoroutineDispatchers.main].
 *
 * @throws IllegalArgumentException if this is a worker, which keeps to its lane
 */
@JvmSynthetic
public fun Scheduler.asMainCoroutineDispatcher(): MainCoroutineDispatcher = CoroutineDispatchers.main(this)

/**
 * Returns the very scheduler this dispatcher was made from; see [CoroutineDispatchers.asBaton].
 *
 * @throws IllegalArgumentException if this dispatcher was not made from a scheduler of Baton
 */
@JvmSynthetic
public fun CoroutineDispatcher.asBaton(): Scheduler = CoroutineDispatchers.asBaton(this)
