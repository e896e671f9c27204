package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.SessionId
import dev.baton.core.TaskLabel
import dev.baton.core.TaskNode
import dev.baton.core.Worker

/** Notes label and session of every task that comes from outside, before views and workers add theirs. */
internal class WatchedScheduler(private val target: Scheduler) : Scheduler {
    val labels = mutableListOf<TaskLabel?>()
    val sessions = mutableListOf<SessionId?>()

    private fun note(task: TaskNode) {
        labels.add(task.label())
        sessions.add(task.session())
    }

    override fun submit(task: TaskNode) {
        note(task)
        target.submit(task)
    }

    override fun submit(task: TaskNode, delayNanos: Long) {
        note(task)
        target.submit(task, delayNanos)
    }

    override fun createWorker(): Worker = target.createWorker()

    override fun base(): Scheduler = target.base()

    override fun defaultLabel(): TaskLabel? = target.defaultLabel()

    override fun isMainThread(): Boolean = target.isMainThread

    override fun nanoTime(): Long = target.nanoTime()

    override fun reportError(error: Throwable) = target.reportError(error)

    override fun close() = target.close()
}
