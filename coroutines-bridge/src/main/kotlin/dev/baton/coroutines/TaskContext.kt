package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.TaskNode
import kotlin.coroutines.CoroutineContext

/** Gives a task the label and the session of its coroutine. */
internal object TaskContext {
    /**
     * Gives a task what belongs to it before it is submitted to a scheduler, which adds its own if there is none here.
     * Nobody looks where labels make no difference.
     */
    fun giveTo(task: TaskNode, context: CoroutineContext, scheduler: Scheduler) {
        if (!scheduler.usesLabels()) {
            return
        }
        task.labelIfAbsent(context[LabelElement]?.label)
        task.sessionIfAbsent(context[SessionElement]?.session)
        if (OptionalLibraries.isReactorPresent) {
            ReactorContexts.giveTo(task, context, scheduler)
        }
        InheritedKind.giveTo(task, context, scheduler)
    }
}
