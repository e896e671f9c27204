package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.DisposableHandle

/** The end of a `delay`, with the step of the coroutine that follows it. */
internal class DelayNode(
    override val scheduler: Scheduler,
    private val dispatcher: CoroutineDispatcher,
    private val continuation: CancellableContinuation<Unit>,
) : CoroutineNode(), DisposableHandle {

    override val context: CoroutineContext
        get() = continuation.context

    override val what: String
        get() = "delay"

    override val isWanted: Boolean
        get() = continuation.isActive

    override fun execute() {
        with(continuation) { dispatcher.resumeUndispatched(Unit) }
    }

    override fun dispose() {
        cancel()
    }
}
