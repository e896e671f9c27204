package dev.baton.coroutines

import dev.baton.core.DrivenScheduler
import dev.baton.core.Scheduler
import dev.baton.core.SessionId
import dev.baton.core.TaskLabel
import dev.baton.core.TaskNode
import java.util.Collections
import java.util.WeakHashMap
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.Job

/**
 * Label and session of the task that started a coroutine, for all of the coroutine's tasks.
 *
 * RxJava has no context, so what `rxSingle` starts can learn in no other way what it belongs to. The task that resumes a
 * coroutine later is somebody else's and does not count: who awaits a slow query is not slow himself. So the start is
 * noted, and only where it makes a difference: in a task with a label or a session, on a test scheduler.
 */
internal class InheritedKind private constructor(private val label: TaskLabel?, private val session: SessionId?) {

    companion object {
        private val started: MutableMap<Job, InheritedKind> = Collections.synchronizedMap(WeakHashMap())

        @Volatile
        private var isInUse = false

        /** Takes note if this step is the first of a coroutine that has inherited nothing from another one. */
        fun noteStart(context: CoroutineContext, step: Runnable, scheduler: Scheduler) {
            if (!scheduler.usesLabels()) return // first: to see that a scheduler is not driven takes longer than a step
            val driven = scheduler.base() as? DrivenScheduler ?: return
            if (driven.isDriverThread) {
                val label = driven.currentLabel()
                val session = driven.currentSession()
                val job = context[Job]
                if (job != null && (label != null || session != null) && isFirst(step) && find(job) == null) {
                    isInUse = true
                    started[job] = InheritedKind(label, session)
                }
            }
        }

        private fun isFirst(step: Runnable) = step !is CancellableContinuation<*> && Resumption.isStart(step)

        private fun find(job: Job): InheritedKind? =
            generateSequence(job) { it.parent }.firstNotNullOfOrNull { started[it] }

        /** Gives a task what its coroutine has inherited, unless it or its scheduler has something closer. */
        fun giveTo(task: TaskNode, context: CoroutineContext, scheduler: Scheduler) {
            val inherited = if (isInUse) context[Job]?.let(::find) else null
            if (inherited != null && scheduler.defaultLabel() == null) {
                task.labelIfAbsent(inherited.label)
            }
            if (inherited != null && scheduler.defaultSession() == null) {
                task.sessionIfAbsent(inherited.session)
            }
        }
    }
}
