package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/** A step of a coroutine: from one suspension to the next. */
internal class DispatchNode(
    override val scheduler: Scheduler,
    override val context: CoroutineContext,
    private val block: Runnable,
) : CoroutineNode() {

    override val what: String
        get() = nameOf(block)

    override fun frame(): CoroutineStackFrame? = block as? CoroutineStackFrame

    override fun body(): Any = block

    override fun execute() = block.run()
}
