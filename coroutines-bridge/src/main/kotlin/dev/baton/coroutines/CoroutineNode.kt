package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.TaskNode
import java.util.concurrent.RejectedExecutionException
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.cancel

/**
 * One task of a coroutine.
 *
 * It runs, or its owner no longer wants it, or the scheduler refuses it: by rejecting it, or by cancelling it on
 * closing. A refusal cancels the coroutine and still runs the body, because in a coroutine the way to the clean-up
 * leads through the body.
 */
internal abstract class CoroutineNode : TaskNode() {

    protected abstract val scheduler: Scheduler

    protected abstract val context: CoroutineContext

    /** What is called a task without a coroutine name. */
    protected abstract val what: String

    /** Returns true while the coroutine waits for this task. */
    protected open val isWanted: Boolean
        get() = true

    /** Returns null if the scheduler has accepted this task, else why not. */
    fun submit(delayNanos: Long): CancellationException? =
        try {
            scheduler.submit(this, delayNanos)
            null
        } catch (rejected: RejectedExecutionException) {
            refusal("$scheduler rejected its task. Keep the scheduler open until the work is done", rejected)
        } catch (misused: Exception) {
            scheduler.reportError(misused)
            refusal("$scheduler could not take its task: ${misused.message}", misused)
        }

    fun runRefused(refusal: CancellationException) {
        cancelJob(refusal)
        val base = scheduler.base()
        val isOpen = base !== scheduler && (refusal.cause == null || refusal.cause is RejectedExecutionException)
        if (!isOpen || !CleanUp().isTakenBy(base)) {
            executeHere()
        }
    }

    private fun executeHere() = InPlace.run {
        try {
            execute()
        } catch (failure: Throwable) {
            scheduler.reportError(failure)
        }
    }

    fun cancelJob(refusal: CancellationException) {
        context.cancel(refusal)
    }

    final override fun onCancel(begun: Boolean) {
        if (!begun && isWanted) {
            runRefused(refusal("$scheduler cancelled its task, as it does on closing", null))
        }
    }

    private fun refusal(why: String, cause: Throwable?) =
        CancellationException("Coroutine ${name()} was cancelled because $why", cause)

    final override fun name(): String = context[CoroutineName]?.name ?: what

    final override fun library(): String = "coroutines"

    /** The body of a task that a lane or a foreground has refused, beside it. */
    private inner class CleanUp : TaskNode() {
        fun isTakenBy(base: Scheduler): Boolean {
            labelIfAbsent(this@CoroutineNode.label())
            sessionIfAbsent(this@CoroutineNode.session())
            return try {
                base.submit(this)
                true
            } catch (closed: RejectedExecutionException) {
                false
            }
        }

        override fun execute() = this@CoroutineNode.execute()

        override fun onCancel(begun: Boolean) {
            if (!begun) executeHere()
        }

        override fun name(): String = this@CoroutineNode.name()

        override fun library(): String = this@CoroutineNode.library()
    }
}
