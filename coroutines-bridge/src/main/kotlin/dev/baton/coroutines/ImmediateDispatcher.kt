package dev.baton.coroutines

import dev.baton.core.DrivenScheduler
import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.MainCoroutineDispatcher

/**
 * The foreground of a scheduler for those who are there already: it runs in place what has its place there.
 *
 * In place means on the main thread, and under a test scheduler in a task of the same session, because there each session
 * has a foreground of its own.
 */
internal class ImmediateDispatcher(override val scheduler: Scheduler, private val name: String?) :
    MainCoroutineDispatcher(), SchedulerDispatcher {

    override val immediate: MainCoroutineDispatcher
        get() = this

    override fun isDispatchNeeded(context: CoroutineContext): Boolean =
        try {
            !(scheduler.isMainThread && isInItsSession(context))
        } catch (broken: Exception) { // a foreground is the application's code, and coroutines have no answer to a failure here
            scheduler.reportError(broken)
            true
        }

    private fun isInItsSession(context: CoroutineContext): Boolean {
        val session = ContextElements.session(context) ?: scheduler.defaultSession() ?: return true
        val driven = scheduler.base() as? DrivenScheduler ?: return true
        return driven.currentSession() == session
    }

    override fun dispatch(context: CoroutineContext, block: Runnable) = submit(context, block)

    /** Returns this: the foreground is one thread. A name makes another one on the same foreground. */
    override fun limitedParallelism(parallelism: Int, name: String?): CoroutineDispatcher {
        scheduler.limitedTo(parallelism)
        return if (name == null) this else ImmediateDispatcher(scheduler, name)
    }

    override fun equals(other: Any?): Boolean = other is ImmediateDispatcher && scheduler == other.scheduler

    override fun hashCode(): Int = scheduler.hashCode() + 1

    override fun toString(): String = name ?: "$scheduler.asMainCoroutineDispatcher().immediate"
}
