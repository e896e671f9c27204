package dev.baton.coroutines

import dev.baton.core.testing.TestScheduler
import dev.baton.platform.Foreground
import dev.baton.platform.ThreadPoolScheduler
import java.util.concurrent.CompletableFuture
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.ThreadContextElement
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** What coroutines are built of may fail under a dispatcher: the failure is the coroutine's and stops nobody else. */
internal class MachineryTest {
    private val scheduler = TestScheduler.create()
    private val failure = IllegalStateException("in the machinery")

    /** Fails when the coroutine comes to a thread, or when it leaves it. */
    private inner class Failing(private val onEntry: Boolean) : ThreadContextElement<Unit> {
        override val key: CoroutineContext.Key<*> = Key

        override fun updateThreadContext(context: CoroutineContext) {
            if (onEntry) throw failure
        }

        override fun restoreThreadContext(context: CoroutineContext, oldState: Unit) {
            if (!onEntry) throw failure
        }
    }

    private object Key : CoroutineContext.Key<CoroutineContext.Element>

    private fun dispatchers(): List<CoroutineDispatcher> {
        val plain = scheduler.asCoroutineDispatcher()
        val main = scheduler.asMainCoroutineDispatcher()
        return listOf(
            plain, plain.limitedParallelism(1), plain.limitedParallelism(2), main, main.immediate,
            scheduler.asExecutorCoroutineDispatcher(),
        )
    }

    @Test
    fun contextElement_throwsOnEitherSide_reachesTheHandlerOnEveryDispatcher() {
        for (dispatcher in dispatchers()) {
            for (element in listOf(Failing(true), Failing(false))) {
                val caught = mutableListOf<Throwable>()
                val context = NonCancellable + CoroutineExceptionHandler { _, error -> caught += error }
                CoroutineScope(context + dispatcher).launch(element) { }
                CoroutineScope(context + dispatcher).launch { launch(element) { } }
                CoroutineScope(context + scheduler.asCoroutineDispatcher()).launch { launch(element + dispatcher) { } }
                scheduler.runUntilIdle()

                assertThat(caught).hasSize(3).allMatch { it === failure || it.cause === failure }
            }
        }
        scheduler.close()
    }

    @Test
    fun isDispatchNeeded_foregroundThrows_isReportedAndDispatches() {
        val reported = CompletableFuture<Throwable>()
        val broken = Foreground.of({ it.run() }, { throw failure })
        ThreadPoolScheduler.builder().threads(1).foreground(broken).errorHandler { reported.complete(it) }.build().use {
            assertThat(it.asMainCoroutineDispatcher().immediate.isDispatchNeeded(EmptyCoroutineContext)).isTrue()
        }

        assertThat(reported.value()).isSameAs(failure)
    }
}
