package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext

/** A step of a coroutine: from one suspension to the next. */
internal class DispatchNode(
    scheduler: Scheduler,
    context: CoroutineContext,
    private val block: Runnable,
) : CoroutineNode(scheduler, context) {

    override val what: String
        get() = nameOf(block)

    override fun execute() = block.run()
}
