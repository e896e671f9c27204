package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlinx.coroutines.CoroutineDispatcher

/**
 * Makes coroutine dispatchers from schedulers, and finds the scheduler again.
 *
 * Any core scheduler will do. A view gives its label, session or foreground to what the dispatcher runs; a
 * [worker][dev.baton.core.Worker] makes a dispatcher that runs one coroutine at a time, in the order of dispatch.
 *
 * ## Order and threads
 *
 * Every resumption is one task of the scheduler, which decides order and thread; `yield` goes to the tail. Nothing
 * runs in place, not even on the foreground of a caller that is there already. `limitedParallelism(1)` is a lane of
 * the scheduler and keeps label and session. Any other `limitedParallelism(n)` is that of kotlinx.coroutines: its
 * tasks keep the view's label and session, but have no coroutine name, are not cancelled when the scheduler refuses
 * them, take the road of errors without the scheduler, and cannot be converted back.
 *
 * ## Time
 *
 * `delay`, `withTimeout` and the time operators of flows measure whole milliseconds on [Scheduler.nanoTime]. Zero or
 * less is as soon as possible, `Long.MAX_VALUE` is never. Timeouts fire as tasks of the same scheduler, so on a worker
 * they wait for the task that runs.
 *
 * ## Closing
 *
 * A coroutine whose task a closed scheduler refuses, or cancels on closing, is cancelled with the reason. Its clean-up
 * runs at once, on the thread that met the refusal: the scheduler has no thread for it any more, and no other
 * dispatcher knows its order. Clean-up that suspends on the closed scheduler is cancelled there in turn, even in
 * `NonCancellable`: nothing would ever resume it.
 *
 * ## Errors
 *
 * What no `CoroutineExceptionHandler` of the user took reaches [Scheduler.reportError], and then the thread's uncaught
 * exception handler as in every coroutine.
 */
public object CoroutineDispatchers {
    /**
     * Returns a dispatcher that runs coroutines on a scheduler, view or worker. Closing it is the scheduler's business;
     * two dispatchers of equal schedulers are equal.
     */
    @JvmStatic
    public fun fromScheduler(scheduler: Scheduler): CoroutineDispatcher = BatonDispatcher(scheduler, null)

    /**
     * Returns the very scheduler, view or worker a dispatcher was made from.
     *
     * @throws IllegalArgumentException if the dispatcher was not made from a scheduler of Baton
     */
    @JvmStatic
    public fun asBaton(dispatcher: CoroutineDispatcher): Scheduler {
        require(dispatcher is BatonDispatcher) {
            "$dispatcher was not made from a Baton scheduler, so there is no scheduler to return. " +
                "Pass a dispatcher made by Scheduler.asCoroutineDispatcher(), or its limitedParallelism(1)"
        }
        return dispatcher.scheduler
    }
}

/** Returns a dispatcher that runs coroutines on this scheduler; see [CoroutineDispatchers.fromScheduler]. */
@JvmSynthetic
public fun Scheduler.asCoroutineDispatcher(): CoroutineDispatcher = CoroutineDispatchers.fromScheduler(this)

/**
 * Returns the very scheduler this dispatcher was made from; see [CoroutineDispatchers.asBaton].
 *
 * @throws IllegalArgumentException if this dispatcher was not made from a scheduler of Baton
 */
@JvmSynthetic
public fun CoroutineDispatcher.asBaton(): Scheduler = CoroutineDispatchers.asBaton(this)
