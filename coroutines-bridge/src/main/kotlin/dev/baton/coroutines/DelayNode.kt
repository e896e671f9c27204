package dev.baton.coroutines

import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.DisposableHandle

/** The end of a `delay`, with the step of the coroutine that follows it. */
internal class DelayNode(
    private val dispatcher: BatonDispatcher,
    private val continuation: CancellableContinuation<Unit>,
) : CoroutineNode(dispatcher.scheduler, continuation.context), DisposableHandle {

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
