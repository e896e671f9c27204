package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.MainCoroutineDispatcher

/**
 * The foreground of a scheduler as a main dispatcher.
 *
 * @property scheduler a view that leads to the foreground
 */
internal class MainDispatcher(override val scheduler: Scheduler) : MainCoroutineDispatcher(), SchedulerDispatcher {

    override val immediate: MainCoroutineDispatcher = ImmediateDispatcher(scheduler, null)

    override fun dispatch(context: CoroutineContext, block: Runnable) = submit(context, block)

    /** Returns this: the foreground is one thread. A name makes another one on the same foreground. */
    override fun limitedParallelism(parallelism: Int, name: String?): CoroutineDispatcher {
        val limited = scheduler.limitedTo(parallelism)
        return if (name == null) this else BatonDispatcher(limited, name)
    }

    override fun equals(other: Any?): Boolean = other is MainDispatcher && scheduler == other.scheduler

    override fun hashCode(): Int = scheduler.hashCode()

    override fun toString(): String = "$scheduler.asMainCoroutineDispatcher()"
}
