package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.DisposableHandle

/** The end of a `withTimeout`, or of another wait that a timer may end. */
internal class TimeoutNode(
    override val scheduler: Scheduler,
    override val context: CoroutineContext,
    private val block: Runnable,
) : CoroutineNode(), DisposableHandle {

    @Volatile
    override var isWanted: Boolean = true
        private set

    override val what: String
        get() = nameOf(block)

    override fun body(): Any = block

    override fun execute() = block.run()

    override fun dispose() {
        isWanted = false
        cancel()
    }
}
