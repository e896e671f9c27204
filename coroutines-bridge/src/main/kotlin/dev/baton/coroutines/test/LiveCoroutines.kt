package dev.baton.coroutines.test

import dev.baton.core.TaskLabel
import dev.baton.core.TaskNode
import dev.baton.core.testing.PendingListener
import dev.baton.coroutines.CoroutineNode
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.jvm.internal.CoroutineStackFrame
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.Job

/**
 * The coroutines that a scheduler has run a step of and that have not ended, whoever their parent is.
 *
 * They are held while they live and no longer: those that have ended are swept out when their number has doubled.
 */
internal class LiveCoroutines {
    private val known = LinkedHashMap<Job, Live>()
    private var latest: Job? = null
    private var sweepAt = FEWEST_TO_SWEEP

    /** Notes that a step of a coroutine was submitted. */
    fun stepOf(node: CoroutineNode) {
        val job = node.coroutineContext()[Job] ?: return
        if (job === latest) return
        latest = job
        synchronized(known) {
            if (job in known) return
            known[job] = Live(job, node)
            if (known.size >= sweepAt) {
                sweep()
                sweepAt = maxOf(FEWEST_TO_SWEEP, 2 * known.size)
            }
        }
    }

    private fun sweep() = known.keys.removeIf { it.isCompleted }

    /** Returns those that live, in the order in which they came. */
    fun all(): List<Live> = synchronized(known) {
        sweep()
        known.values.toList()
    }

    /** One of them, in words. */
    class Live(val job: Job, node: CoroutineNode) {
        private val context: CoroutineContext = node.coroutineContext()
        private val label: TaskLabel? = node.label()
        private val frame: CoroutineStackFrame? = node.frame()

        fun describe(): String = kind() +
            (context[CoroutineName]?.let { " \"${it.name}\"" } ?: "") +
            (label?.let { " [$it]" } ?: "") +
            (site()?.let { ", suspended at $it" } ?: "")

        private fun kind(): String = when (val type = job.javaClass.simpleName) {
            "TestCoroutine" -> "the test body"
            "StandaloneCoroutine", "LazyStandaloneCoroutine" -> "launch"
            "DeferredCoroutine", "LazyDeferredCoroutine" -> "async"
            "BlockingCoroutine" -> "runBlocking"
            else -> type
        }

        /** The outermost frame of its own code: the function that was launched or is the test, at the call it waits in. */
        private fun site(): StackTraceElement? {
            var site: StackTraceElement? = null
            var next = frame
            while (next != null && next !is Job) {
                site = next.getStackTraceElement()?.takeUnless { it.className.startsWith(FRAMES_OF_RUN) } ?: site
                next = next.callerFrame
            }
            return site
        }
    }

    private companion object {
        const val FEWEST_TO_SWEEP = 64
        val FRAMES_OF_RUN: String = BatonTests::class.java.name + "\$"
    }
}
