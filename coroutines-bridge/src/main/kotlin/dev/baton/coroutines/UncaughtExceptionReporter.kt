package dev.baton.coroutines

import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineExceptionHandler

/**
 * Brings exceptions that no handler of the user took to the scheduler of the coroutine that failed.
 *
 * Found by [java.util.ServiceLoader], which coroutines ask last; those of other dispatchers pass unnoticed.
 */
internal class UncaughtExceptionReporter :
    AbstractCoroutineContextElement(CoroutineExceptionHandler), CoroutineExceptionHandler {

    override fun handleException(context: CoroutineContext, exception: Throwable) {
        schedulerOf(context[ContinuationInterceptor])?.reportError(exception)
    }
}
