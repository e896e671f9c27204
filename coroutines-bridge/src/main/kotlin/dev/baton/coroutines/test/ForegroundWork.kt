package dev.baton.coroutines.test

import dev.baton.core.TaskNode
import dev.baton.core.testing.Turns
import dev.baton.coroutines.CoroutineNode
import kotlin.coroutines.CoroutineContext

/**
 * Tells whether anything is pending that a test has to wait for: everything but the tasks of background coroutines.
 *
 * It is asked before each step, so it must not cost what looking through all that is pending costs. One such task is
 * kept as a witness, the latest to be submitted; only when it is pending no more, another is looked for.
 */
internal class ForegroundWork(private val turns: Turns, private val isBackground: (CoroutineContext) -> Boolean) {
    private var witness: TaskNode? = null
    private var hasBackground = false

    /** Notes that a task was submitted. */
    fun submitted(task: TaskNode) {
        if (isBackground(task)) hasBackground = true else witness = task
    }

    /** Lets go of a task that has run or was cancelled. */
    fun letGo() {
        if (witness?.let { turns.isPending(it) } == false) witness = null
    }

    private fun isBackground(task: TaskNode) = task is CoroutineNode && isBackground(task.coroutineContext())

    fun isPending(): Boolean {
        if (!hasBackground) return turns.untilNext() != Long.MAX_VALUE
        if (witness?.let { turns.isPending(it) } != true) witness = turns.lastPending { !isBackground(it) }
        return witness != null
    }
}
