package dev.baton.coroutines

import dev.baton.core.Routed
import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Delay
import kotlinx.coroutines.DisposableHandle

/**
 * What a thread gets that reads `Dispatchers.Default` or `IO` while they are redirected, or limits what it has got.
 *
 * Somebody may keep it, in a constant say, and use it in the next test. So at each call it is that of the scheduler
 * installed for the caller; for a caller without one, a thread from elsewhere that resumes a coroutine, that of the
 * scheduler for which it was made, which then says what is wrong; and once that is not installed any more, the original.
 */
internal class RedirectedDispatcher(
    private val name: String,
    private val original: CoroutineDispatcher,
    private val maker: (Scheduler) -> BatonDispatcher,
) : CoroutineDispatcher(), Delay {

    private val installed: Routed<BatonDispatcher> = Redirection.routed(maker)
    private val home: BatonDispatcher? = installed.current()

    private fun ours(): BatonDispatcher? = installed.current() ?: installed.all().firstOrNull { it === home }

    /** Returns the scheduler that is installed for the caller, as a view with a label, or null. */
    fun scheduler(): Scheduler? = ours()?.scheduler

    override fun dispatch(context: CoroutineContext, block: Runnable) = (ours() ?: original).dispatch(context, block)

    override fun dispatchYield(context: CoroutineContext, block: Runnable) =
        (ours() ?: original).dispatchYield(context, block)

    override fun scheduleResumeAfterDelay(timeMillis: Long, continuation: CancellableContinuation<Unit>) {
        val target = ours()
        if (target == null) {
            RealTime.scheduleResumeAfterDelay(timeMillis, continuation)
        } else {
            target.resumeAfterDelay(timeMillis, continuation, this)
        }
    }

    override fun invokeOnTimeout(timeMillis: Long, block: Runnable, context: CoroutineContext): DisposableHandle =
        (ours() ?: RealTime).invokeOnTimeout(timeMillis, block, context)

    override fun limitedParallelism(parallelism: Int, name: String?): CoroutineDispatcher =
        RedirectedDispatcher(
            name ?: "$this.limitedParallelism($parallelism)",
            original.limitedParallelism(parallelism, name),
        ) { maker(it).scheduler.limited(parallelism, name) }

    /** Returns what it is called where nothing is redirected, too. */
    override fun toString(): String = name
}
