package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Delay
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.MainCoroutineDispatcher
import kotlinx.coroutines.internal.isMissing

/**
 * `Dispatchers.Main`, or its `immediate`: at each call the one that is installed for the caller, else what there would be
 * without this library. So it does not matter who keeps it, and for how long.
 */
internal class RoutedMain(private val before: MainCoroutineDispatcher, private val isImmediate: Boolean) :
    MainCoroutineDispatcher(), Delay {

    private val ownImmediate: RoutedMain = if (isImmediate) this else RoutedMain(before, true)

    /** Without anything installed, and nothing there before, the one that says so: it is how coroutines know. */
    override val immediate: MainCoroutineDispatcher
        get() = if (installed() == null && before.isMissing()) before.immediate else ownImmediate

    /** Returns what is installed for the caller, or null. */
    private fun installed(): MainCoroutineDispatcher? {
        val main: MainDispatcher? = Installations.MAIN.current()
        return if (isImmediate) main?.immediate else main
    }

    private fun current(): MainCoroutineDispatcher =
        installed() ?: if (isImmediate) before.immediate else before

    /** Returns the scheduler that is installed for the caller, as its foreground, or null. */
    fun scheduler(): Scheduler? = (installed() as SchedulerDispatcher?)?.scheduler

    override fun isDispatchNeeded(context: CoroutineContext): Boolean = current().isDispatchNeeded(context)

    override fun dispatch(context: CoroutineContext, block: Runnable) = current().dispatch(context, block)

    override fun dispatchYield(context: CoroutineContext, block: Runnable) = current().dispatchYield(context, block)

    override fun scheduleResumeAfterDelay(timeMillis: Long, continuation: CancellableContinuation<Unit>) {
        val target = current()
        if (target is SchedulerDispatcher) {
            target.resumeAfterDelay(timeMillis, continuation, owner(continuation))
        } else {
            delayOf(target).scheduleResumeAfterDelay(timeMillis, continuation)
        }
    }

    /** Returns the dispatcher that resumes in place: this, or `Dispatchers.Main` of a test, which passes everything on. */
    private fun owner(continuation: CancellableContinuation<Unit>): CoroutineDispatcher {
        val main = Dispatchers.Main
        return if (continuation.context[ContinuationInterceptor] === main) main else this
    }

    override fun invokeOnTimeout(timeMillis: Long, block: Runnable, context: CoroutineContext): DisposableHandle =
        delayOf(current()).invokeOnTimeout(timeMillis, block, context)

    private fun delayOf(dispatcher: MainCoroutineDispatcher): Delay = dispatcher as? Delay ?: RealTime

    /** Says what it is by itself, because it is `Dispatchers.Main` under the dispatcher of a test too. */
    override fun toString(): String {
        val name = if (isImmediate) "Dispatchers.Main.immediate" else "Dispatchers.Main"
        return if (installed() == null && before.isMissing()) before.toString() else name
    }
}
