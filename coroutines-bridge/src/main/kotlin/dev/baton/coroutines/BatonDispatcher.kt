package dev.baton.coroutines

import dev.baton.core.Scheduler
import java.util.concurrent.TimeUnit.MILLISECONDS
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Delay
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.NonDisposableHandle
import kotlinx.coroutines.disposeOnCancellation

/**
 * Passes what coroutines dispatch to a scheduler, one task each.
 *
 * [Delay] is on the dispatcher itself, because that is where coroutines look for their clock, and because a
 * continuation resumes in place only for the dispatcher it belongs to.
 */
internal class BatonDispatcher(val scheduler: Scheduler, private val name: String?) : CoroutineDispatcher(), Delay {

    override fun dispatch(context: CoroutineContext, block: Runnable) {
        val node = DispatchNode(scheduler, context, block)
        node.submit(0)?.let { refusal -> node.runRefused(refusal) }
    }

    override fun scheduleResumeAfterDelay(timeMillis: Long, continuation: CancellableContinuation<Unit>) {
        if (timeMillis == Long.MAX_VALUE) return
        val node = DelayNode(this, continuation)
        continuation.disposeOnCancellation(node)
        node.submit(MILLISECONDS.toNanos(timeMillis))?.let { refusal -> node.runRefused(refusal) }
    }

    override fun invokeOnTimeout(timeMillis: Long, block: Runnable, context: CoroutineContext): DisposableHandle {
        if (timeMillis == Long.MAX_VALUE) return NonDisposableHandle
        val node = TimeoutNode(scheduler, context, block)
        // A select that is still being registered must not be resumed from in here, so the refused block does not run.
        node.submit(MILLISECONDS.toNanos(timeMillis))?.let { refusal -> node.cancelJob(refusal) }
        return node
    }

    override fun limitedParallelism(parallelism: Int, name: String?): CoroutineDispatcher =
        if (parallelism == 1) {
            BatonDispatcher(scheduler.createWorker(), name)
        } else {
            super.limitedParallelism(parallelism, name)
        }

    override fun equals(other: Any?): Boolean = other is BatonDispatcher && scheduler == other.scheduler

    override fun hashCode(): Int = scheduler.hashCode()

    override fun toString(): String = name ?: "$scheduler.asCoroutineDispatcher()"
}
