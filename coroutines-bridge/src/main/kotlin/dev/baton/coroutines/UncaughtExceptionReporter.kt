package dev.baton.coroutines

import dev.baton.core.DrivenScheduler
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineExceptionHandler

/**
 * Brings exceptions that no handler of the user took to the scheduler of the coroutine that failed.
 *
 * Found by [java.util.ServiceLoader], which coroutines ask last; those of other dispatchers pass unnoticed. An exception on
 * a test scheduler is that test's, and whoever would be asked after us is not: upstream's `runTest` keeps it for the next
 * test.
 */
internal class UncaughtExceptionReporter :
    AbstractCoroutineContextElement(CoroutineExceptionHandler), CoroutineExceptionHandler {

    override fun handleException(context: CoroutineContext, exception: Throwable) {
        val interceptor = context[ContinuationInterceptor]
        val scheduler = schedulerOf(interceptor) ?: return
        scheduler.reportError(exception)
        if (scheduler.base() is DrivenScheduler && interceptor !is SchedulerBehind) {
            throw KotlinxInternals.processed()
        }
    }
}
