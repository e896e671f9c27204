package dev.baton.coroutines

import dev.baton.core.testing.TestScheduler
import java.util.concurrent.CountDownLatch
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** Work that leaves the scheduler for real threads is found out when it comes back. */
internal class EscapeTest {
    private val scheduler = TestScheduler.create()
    private val scope = CoroutineScope(scheduler.asCoroutineDispatcher())

    private val answer = CountDownLatch(1)

    private suspend fun load(): Long = withContext(Dispatchers.IO) { answer.await().let { 1L } }

    /** Runs what there is, lets the answer come from elsewhere, and waits until it has had its effect. */
    private fun errorsOf(work: Job): List<Throwable> {
        scheduler.runUntilIdle()
        answer.countDown()
        runBlocking { work.join() }
        return scheduler.takeErrors()
    }

    @Test
    fun escape_comingBack_namesThreadCoroutineAndTheLineWhereItGoesOn() {
        val errors = errorsOf(scope.launch(CoroutineName("fetch")) { load() })
        assertThat(errors.first())
            .isInstanceOf(IllegalStateException::class.java)
            .hasMessageMatching(
                """(?s)Task fetch, which goes on at .*EscapeTest.*\(EscapeTest\.kt:\d+\), was submitted by thread """ +
                    """"DefaultDispatcher-worker-.*""",
            )
            .hasMessageContaining("Dispatchers.Default and Dispatchers.IO")
            .hasMessageContaining("CoroutineDispatchers.redirect(scheduler)")
    }

    @Test
    fun escape_cancelsTheCoroutineInsteadOfLosingIt() {
        val work = scope.launch { load() }
        errorsOf(work)
        assertThat(work.isCancelled).isTrue()
    }

    @Test
    fun escape_ofWhatIsRedirected_doesNotHappen() {
        answer.countDown()
        val work = CoroutineDispatchers.redirect(scheduler).use {
            scope.launch { load() }.also { scheduler.runUntilIdle() }
        }
        assertThat(work.isCompleted).isTrue()
        assertThat(work.isCancelled).isFalse()
    }
}
