package dev.baton.benchmarks.clock

import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Delay
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler

/** `TestCoroutineScheduler`, below the coroutines: what a dispatcher does for each step and each delay. */
internal class CoroutinesClock : VirtualClock {
    private val scheduler = TestCoroutineScheduler()
    private val dispatcher: CoroutineDispatcher = StandardTestDispatcher(scheduler)
    private val timers = dispatcher as Delay

    override fun submit(task: Runnable): Any = dispatcher.dispatch(EmptyCoroutineContext, task)

    override fun arm(delayMillis: Long, task: Runnable): Any =
        timers.invokeOnTimeout(delayMillis, task, EmptyCoroutineContext)

    override fun cancel(handle: Any) = (handle as DisposableHandle).dispose()

    override fun worker(): Lane {
        val lane = dispatcher.limitedParallelism(1)
        return Lane { task -> lane.dispatch(EmptyCoroutineContext, task) }
    }

    override fun runAll() = scheduler.advanceUntilIdle()

    override fun runSecond() = scheduler.advanceTimeBy(1_000)

    override fun close() = Unit
}
