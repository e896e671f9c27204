package dev.baton.coroutines

import dev.baton.core.Scheduler
import java.util.concurrent.Executor
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.ExecutorCoroutineDispatcher

/** A scheduler as a dispatcher that owns it, as the dispatcher of an executor owns that. */
internal class ExecutorDispatcher(override val scheduler: Scheduler) :
    ExecutorCoroutineDispatcher(), SchedulerDispatcher {

    override val executor: Executor = SchedulerExecutor(scheduler)

    override fun dispatch(context: CoroutineContext, block: Runnable) = submit(context, block)

    override fun limitedParallelism(parallelism: Int, name: String?): CoroutineDispatcher =
        scheduler.limited(parallelism, name)

    override fun close() = scheduler.close()

    override fun equals(other: Any?): Boolean = other is ExecutorDispatcher && scheduler == other.scheduler

    override fun hashCode(): Int = scheduler.hashCode()

    override fun toString(): String = "$scheduler.asExecutorCoroutineDispatcher()"

    /** Rejects as executors do: with an exception. */
    private class SchedulerExecutor(private val scheduler: Scheduler) : Executor {
        override fun execute(command: Runnable) {
            scheduler.schedule(command)
        }

        override fun equals(other: Any?): Boolean = other is SchedulerExecutor && scheduler == other.scheduler

        override fun hashCode(): Int = scheduler.hashCode()

        override fun toString(): String = "executor of $scheduler"
    }
}
