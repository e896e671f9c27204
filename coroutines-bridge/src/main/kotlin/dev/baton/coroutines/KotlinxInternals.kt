// The suppressed errors are the point of this file; see KotlinxInternals below.
@file:Suppress("INVISIBLE_MEMBER", "INVISIBLE_REFERENCE", "CANNOT_OVERRIDE_INVISIBLE_MEMBER", "EXPOSED_SUPER_CLASS")

package dev.baton.coroutines

import dev.baton.core.Scheduler
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.AbstractCoroutine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.EventLoop
import kotlinx.coroutines.Runnable
import kotlinx.coroutines.ThreadLocalEventLoop
import kotlinx.coroutines.internal.ExceptionSuccessfullyProcessed
import kotlinx.coroutines.test.BackgroundWork
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.test.TestDispatcher

/**
 * Everything of kotlinx.coroutines that is used here and not declared public: public to the JVM, and internal to Kotlin.
 *
 * `KotlinxInternalsTest` finds each of them by its signature, so that a version without them is noticed by name.
 */
internal object KotlinxInternals {
    /** Makes `runBlocking` on this thread wait with an event loop, and returns what it waited with before. */
    fun useEventLoop(loop: Any?): Any? {
        val before = ThreadLocalEventLoop.currentOrNull()
        if (loop == null) ThreadLocalEventLoop.resetEventLoop() else ThreadLocalEventLoop.setEventLoop(loop as EventLoop)
        return before
    }

    /** Returns what `runBlocking` on this thread waits with, or null if that is to be made. */
    fun eventLoop(): Any? = ThreadLocalEventLoop.currentOrNull()

    /** What a handler of uncaught exceptions throws to say that it has taken one, so that nobody else gets it. */
    fun processed(): Throwable = ExceptionSuccessfullyProcessed

    /** Whether upstream's `backgroundScope` is where a coroutine was launched. */
    fun isBackground(context: CoroutineContext): Boolean = context[BackgroundWork] != null

    /** The mark by which upstream's clock knows what need not end. */
    val background: CoroutineContext
        get() = BackgroundWork

    /** Lets upstream's clock run its next event. Returns false if there is none. */
    fun runNext(clock: TestCoroutineScheduler): Boolean = clock.tryRunNextTaskUnless { false }
}

/**
 * The event loop by which `runBlocking` waits on a thread that drives a scheduler: it runs that scheduler's tasks.
 *
 * `runBlocking` asks the loop of its thread for the next event until its coroutine has ended. This loop has no queue of
 * its own. What is dispatched to it is a task of the scheduler, delays are on the scheduler's clock, and each event is
 * a turn of whoever drives.
 *
 * @param turn runs something; throws rather than wait for ever
 */
internal class DrivingEventLoop(
    override val scheduler: Scheduler,
    private val turn: () -> Unit,
) : EventLoop(), SchedulerDispatcher {

    override fun processNextEvent(): Long {
        if (!processUnconfinedEvent()) turn()
        return 0
    }

    override fun dispatch(context: CoroutineContext, block: Runnable) = submit(context, block)

    /** Called when nobody waits any more; the next one shall find it again. */
    override fun shutdown() {}

    override fun toString(): String = "runBlocking on $scheduler"
}

/** A job whose children fail each on its own, and tell of it, those too whose failure is a result such as of `async`. */
internal class BackgroundJob(private val report: (Throwable) -> Unit) :
    AbstractCoroutine<Unit>(EmptyCoroutineContext, initParentJob = false, active = true) {

    /** Cancels the children; the job is completed when all have ended. */
    fun end() {
        cancel()
        resumeWith(Result.success(Unit))
    }

    override fun childCancelled(cause: Throwable): Boolean {
        if (cause !is CancellationException) report(cause)
        return false
    }
}

/** What a dispatcher for upstream's `runTest` has to extend, and only upstream may. */
internal abstract class OpenTestDispatcher : TestDispatcher()
