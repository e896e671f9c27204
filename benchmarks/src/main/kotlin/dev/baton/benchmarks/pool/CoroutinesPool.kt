package dev.baton.benchmarks.pool

import java.util.concurrent.Executor
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.Delay
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.DisposableHandle

/** `Dispatchers.Default`, below the coroutines: what it does for each step and each delay. */
internal class CoroutinesPool : Pool {
    private val dispatcher = Dispatchers.Default

    /** It has no timers of its own; a view on it leads to those that `delay` uses, on a thread of theirs. */
    private val timers = dispatcher.limitedParallelism(1) as Delay

    override fun execute(task: Runnable) = dispatcher.dispatch(EmptyCoroutineContext, task)

    override fun arm(delayMillis: Long, task: Runnable): Any =
        timers.invokeOnTimeout(delayMillis, task, EmptyCoroutineContext)

    override fun cancel(handle: Any) = (handle as DisposableHandle).dispose()

    override fun worker(): Executor {
        val lane = dispatcher.limitedParallelism(1)
        return Executor { task -> lane.dispatch(EmptyCoroutineContext, task) }
    }

    override fun close() = Unit
}
