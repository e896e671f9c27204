package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellationException

/** A step of a coroutine: from one suspension to the next. */
internal class DispatchNode(
    override val scheduler: Scheduler,
    override val context: CoroutineContext,
    private val block: Runnable,
) : CoroutineNode() {

    private var submitter: Thread? = null // while it is being submitted

    override val what: String
        get() = nameOf(block)

    override fun body(): Any = block

    /** Submits this task to be ready now; returns null if the scheduler has accepted it, else why not. */
    fun submit(): CancellationException? {
        submitter = Thread.currentThread()
        val refusal = submit(0)
        submitter = null
        return refusal
    }

    /** On a scheduler that runs its tasks while they are submitted, one runs after the other, or a chain would nest. */
    override fun execute() {
        if (submitter === Thread.currentThread()) {
            InPlace.run(::runReported)
        } else {
            block.run()
        }
    }

    private fun runReported() {
        try {
            block.run()
        } catch (failure: Throwable) {
            onFailure(failure)
        }
    }
}
