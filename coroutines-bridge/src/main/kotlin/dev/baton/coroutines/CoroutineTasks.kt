@file:JvmName("CoroutineTasks")

package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.Task
import kotlin.coroutines.ContinuationInterceptor
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.future.asCompletableFuture

/**
 * Returns the result of a coroutine as a task on the scheduler of its dispatcher; see the other function of this name.
 *
 * @throws IllegalArgumentException if this is no coroutine on a dispatcher of Baton, but a `CompletableDeferred`, say
 */
@JvmName("of")
public fun <T> Deferred<T>.asTask(): Task<T> {
    val dispatcher = (this as? CoroutineScope)?.coroutineContext?.get(ContinuationInterceptor)
    val scheduler = requireNotNull(schedulerOf(dispatcher)) {
        "$this was not started on the dispatcher of a Baton scheduler, so there is none for its task. Name one: " +
            "asTask(scheduler)"
    }
    return asTask(scheduler)
}

/**
 * Returns the result of a coroutine as a task, whose `join` and `get` run a test scheduler on the thread that drives it.
 *
 * A lazy coroutine is started. Failures are those of the coroutine, itself. Cancelling the task, or completing it by
 * hand, cancels the coroutine, and a cancelled coroutine is a cancelled task. Stages without `Async` are part of the
 * coroutine's last task.
 */
@JvmName("of")
public fun <T> Deferred<T>.asTask(scheduler: Scheduler): Task<T> {
    start()
    return Task.of(scheduler, asCompletableFuture())
}
