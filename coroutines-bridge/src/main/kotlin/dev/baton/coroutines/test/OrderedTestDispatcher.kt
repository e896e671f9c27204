package dev.baton.coroutines.test

import dev.baton.core.Scheduler
import dev.baton.coroutines.BatonDispatcher
import dev.baton.coroutines.OpenTestDispatcher
import dev.baton.coroutines.SchedulerBehind
import java.util.concurrent.TimeUnit.MILLISECONDS
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.Runnable
import kotlinx.coroutines.test.TestCoroutineScheduler

/** A dispatcher in upstream's eyes that passes everything to a scheduler of ours. */
internal class OrderedTestDispatcher(private val clock: UpstreamClock, private val name: String?) :
    OpenTestDispatcher(), SchedulerBehind {

    private val ours = BatonDispatcher(clock.baton, name)

    override val scheduler: TestCoroutineScheduler
        get() = clock.clock

    override val schedulerBehind: Scheduler
        get() = clock.baton

    override fun dispatch(context: CoroutineContext, block: Runnable) {
        clock.use(context)
        ours.submit(context, block)
    }

    override fun scheduleResumeAfterDelay(timeMillis: Long, continuation: CancellableContinuation<Unit>) {
        clock.use(continuation.context)
        if (isTooLong(timeMillis)) {
            super.scheduleResumeAfterDelay(timeMillis, continuation)
        } else {
            ours.resumeAfterDelay(timeMillis, continuation, this)
        }
    }

    override fun invokeOnTimeout(timeMillis: Long, block: Runnable, context: CoroutineContext): DisposableHandle {
        clock.use(context)
        return if (isTooLong(timeMillis)) {
            super.invokeOnTimeout(timeMillis, block, context)
        } else {
            ours.invokeOnTimeout(timeMillis, block, context)
        }
    }

    /** Upstream counts milliseconds, and gets further than our nanoseconds; what is beyond them is left to its queue. */
    private fun isTooLong(timeMillis: Long): Boolean =
        timeMillis != Long.MAX_VALUE && MILLISECONDS.toNanos(timeMillis) == Long.MAX_VALUE

    override fun limitedParallelism(parallelism: Int, name: String?): CoroutineDispatcher =
        ours.limitedParallelism(parallelism, name)

    override fun toString(): String = "${name ?: "BatonTestDispatcher"}[${clock.baton}, scheduler=$scheduler]"
}
