package dev.baton.coroutines

import dev.baton.core.TaskLabel
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext

/** A label in a coroutine context. */
internal data class LabelElement(val label: TaskLabel) : AbstractCoroutineContextElement(LabelElement) {
    companion object Key : CoroutineContext.Key<LabelElement>

    override fun toString(): String = "TaskLabel($label)"
}
