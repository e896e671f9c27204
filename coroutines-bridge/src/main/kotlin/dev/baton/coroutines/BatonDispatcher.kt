package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher

/** A scheduler, view or worker as a dispatcher; what it runs always goes through the scheduler's queue. */
internal class BatonDispatcher(override val scheduler: Scheduler, private val name: String?) :
    CoroutineDispatcher(), SchedulerDispatcher {

    override fun dispatch(context: CoroutineContext, block: Runnable) = submit(context, block)

    override fun limitedParallelism(parallelism: Int, name: String?): CoroutineDispatcher =
        scheduler.limited(parallelism, name)

    override fun equals(other: Any?): Boolean = other is BatonDispatcher && scheduler == other.scheduler

    override fun hashCode(): Int = scheduler.hashCode()

    override fun toString(): String = name ?: "$scheduler.asCoroutineDispatcher()"
}

/** Returns a dispatcher that has so many tasks under way at most; if it is one, they have a lane. */
internal fun Scheduler.limited(parallelism: Int, name: String?): CoroutineDispatcher =
    BatonDispatcher(if (parallelism == 1) createWorker() else limitedTo(parallelism), name)
