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
 * What every dispatcher of this package does: it passes what coroutines dispatch to a scheduler, one task each.
 *
 * [Delay] is on the dispatcher itself, because that is where coroutines look for their clock, and because a
 * continuation resumes in place only for the dispatcher it belongs to.
 */
internal interface SchedulerDispatcher : Delay {
    /** The scheduler, view or worker that runs the tasks. */
    val scheduler: Scheduler

    /** Runs a step of a coroutine as a task; never throws. */
    fun submit(context: CoroutineContext, block: Runnable) {
        val node = DispatchNode(scheduler, context, block)
        node.submit()?.let { refusal -> node.runRefused(refusal) }
    }

    override fun scheduleResumeAfterDelay(timeMillis: Long, continuation: CancellableContinuation<Unit>) =
        resumeAfterDelay(timeMillis, continuation, this as CoroutineDispatcher)

    /** As [scheduleResumeAfterDelay], for a continuation that belongs to [owner]. */
    fun resumeAfterDelay(timeMillis: Long, continuation: CancellableContinuation<Unit>, owner: CoroutineDispatcher) {
        if (timeMillis == Long.MAX_VALUE) return
        val node = DelayNode(scheduler, owner, continuation)
        continuation.disposeOnCancellation(node)
        node.submit(MILLISECONDS.toNanos(timeMillis))?.let { refusal -> node.runRefused(refusal) }
    }

    /**
     * Runs a block beside the lane or the foreground of this dispatcher: a timeout must come through while a task there
     * does not end, and all it does is to cancel, or to resume what then is dispatched here.
     */
    override fun invokeOnTimeout(timeMillis: Long, block: Runnable, context: CoroutineContext): DisposableHandle {
        if (timeMillis == Long.MAX_VALUE) return NonDisposableHandle
        val node = TimeoutNode(scheduler.base(), context, block)
        node.labelIfAbsent(scheduler.defaultLabel())
        node.sessionIfAbsent(scheduler.defaultSession())
        // A select that is still being registered must not be resumed from in here, so the refused block does not run.
        node.submit(MILLISECONDS.toNanos(timeMillis))?.let { refusal -> node.cancelJob(refusal) }
        return node
    }
}
