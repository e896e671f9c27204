package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext

/** A step of a coroutine: from one suspension to the next. */
internal class DispatchNode(
    override val scheduler: Scheduler,
    override val context: CoroutineContext,
    private val block: Runnable,
) : CoroutineNode() {

    override val what: String
        get() = nameOf(block)

    override fun noteStart() = InheritedKind.noteStart(context, block, scheduler)

    override fun body(): Any = block

    override fun execute() = block.run()
}
