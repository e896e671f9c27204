package dev.baton.coroutines

import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.reactive.ContextInjector
import org.reactivestreams.Publisher

/** Brings label and session of a coroutine to what it subscribes to. Found by [java.util.ServiceLoader]. */
internal class ElementInjector : ContextInjector {
    override fun <T> injectCoroutineContext(publisher: Publisher<T>, coroutineContext: CoroutineContext): Publisher<T> =
        if (OptionalLibraries.isReactorPresent) ReactorContexts.writeInto(publisher, coroutineContext) else publisher
}
