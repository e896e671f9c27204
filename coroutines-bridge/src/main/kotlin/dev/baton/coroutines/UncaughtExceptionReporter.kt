package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.testing.TestScheduler
import dev.baton.core.testing.Turns
import dev.baton.coroutines.test.TestRun
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineExceptionHandler

/**
 * Brings exceptions that no handler of the user took to the scheduler of the coroutine that failed.
 *
 * Found by [java.util.ServiceLoader], which coroutines ask last; those of other dispatchers pass unnoticed. An exception in a
 * `batonTest` is that test's, and nobody else is asked: upstream's `runTest` would keep it for the next test.
 */
internal class UncaughtExceptionReporter :
    AbstractCoroutineContextElement(CoroutineExceptionHandler), CoroutineExceptionHandler {

    override fun handleException(context: CoroutineContext, exception: Throwable) {
        val scheduler = schedulerOf(context[ContinuationInterceptor]) ?: return
        scheduler.reportError(exception)
        if (isInBatonTest(scheduler.base())) throw KotlinxInternals.processed()
    }

    private fun isInBatonTest(scheduler: Scheduler) =
        scheduler is TestScheduler && Turns.of(scheduler).listener() is TestRun
}
