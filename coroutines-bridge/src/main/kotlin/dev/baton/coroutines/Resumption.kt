package dev.baton.coroutines

import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/** Where a suspended coroutine goes on, as its compiled code tells. */
internal object Resumption {
    /** Returns the innermost line of a user's code, or null if this is no coroutine's or was compiled without lines. */
    fun of(resumed: Any?): StackTraceElement? =
        frames(resumed).mapNotNull { it.getStackTraceElement() }.firstOrNull { !isLibrary(it.className) }

    /** Returns true if a step of a coroutine is its first. */
    fun isStart(step: Any): Boolean {
        val code = frames(step).drop(1).firstOrNull() ?: return false // the step itself is a frame
        val place = code.getStackTraceElement()
        return place == null || place.lineNumber < 0 // a reference to a function has no lines, and suspends nowhere
    }

    private fun frames(innermost: Any?): Sequence<CoroutineStackFrame> =
        generateSequence(innermost as? CoroutineStackFrame) { it.callerFrame }

    private fun isLibrary(className: String) =
        className.startsWith("kotlinx.coroutines.") || className.startsWith("kotlin.coroutines.")
}
