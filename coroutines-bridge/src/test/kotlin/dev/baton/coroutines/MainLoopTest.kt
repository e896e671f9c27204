package dev.baton.coroutines

import dev.baton.platform.MainLoop
import dev.baton.platform.ThreadPoolScheduler
import java.util.concurrent.CompletableFuture
import kotlin.concurrent.thread
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

/** The main dispatcher and timeouts on real threads: a loop for the foreground, and a pool of one thread. */
internal class MainLoopTest {
    private val loop = MainLoop.create()
    private val pool = ThreadPoolScheduler.builder().threads(1).foreground(loop).build()
    private val main = pool.asMainCoroutineDispatcher()
    private val looper = thread(name = "looper") { loop.run() }

    @AfterEach
    fun close() {
        pool.close()
        loop.quit()
        looper.join()
    }

    private fun place() = if (Thread.currentThread() === looper) "main" else "elsewhere"

    @Test
    fun withContext_mainAndBack_changesThreads() {
        val places = Dispatchers.Default.await {
            listOf(place(), withContext(main) { place() }, withContext(main.immediate) { place() }, place())
        }

        assertThat(places).containsExactly("elsewhere", "main", "main", "elsewhere")
    }

    @Test
    fun main_installed_servesEveryThread() {
        val places = CoroutineDispatchers.install(pool).use {
            Dispatchers.IO.await { listOf(place(), withContext(Dispatchers.Main) { delay(1); place() }) }
        }

        assertThat(places).containsExactly("elsewhere", "main")
    }

    @Test
    fun immediate_onMain_runsInPlaceAndElsewhereNot() {
        assertThat(main.immediate.isDispatchNeeded(EmptyCoroutineContext)).isTrue()

        val order = main.await {
            val order = mutableListOf<String>()
            launch(main) { order += "dispatched" }
            launch(main.immediate) { order += "in place" }
            order += "then"
            yield()
            order
        }

        assertThat(order).containsExactly("in place", "then", "dispatched")
    }

    @Test
    fun delay_onMain_comesBackToMain() {
        assertThat(main.await { delay(1); place() }).isEqualTo("main")
    }

    @Test
    fun withTimeout_busyLoopOnTheForeground_ends() {
        for (foreground in listOf(main, main.immediate, pool.foreground().asCoroutineDispatcher())) {
            val place = foreground.await { withTimeoutOrNull(1) { while (isActive) Thread.onSpinWait(); place() } }
            assertThat(place).isEqualTo("main")
        }
    }

    @Test
    fun withTimeout_manyYields_ends() {
        val dispatcher = pool.asCoroutineDispatcher()
        val all = listOf(
            main, dispatcher, dispatcher.limitedParallelism(1), dispatcher.limitedParallelism(2),
            pool.asExecutorCoroutineDispatcher(),
        )
        for (each in all) {
            assertThatThrownBy { each.await { withTimeout(5) { while (true) yield() } } }
                .hasCauseInstanceOf(TimeoutCancellationException::class.java)
        }
    }

    @Test
    fun withTimeout_onMain_catchesOnMain() {
        val places = main.await {
            runCatching { withTimeout(1) { try { delay(60_000) } finally { place().let { check(it == "main") } } } }
                .exceptionOrNull() to place()
        }

        assertThat(places.first).isInstanceOf(TimeoutCancellationException::class.java)
        assertThat(places.second).isEqualTo("main")
    }

    @Test
    fun cancel_fromAnotherThreadDuringDispatch_endsEachCoroutineOnce() {
        val ended = CompletableFuture<Int>()
        var count = 0
        CoroutineScope(main).launch {
            val jobs = List(2_000) { launch(pool.asCoroutineDispatcher()) { yield(); delay(60_000) } }
            jobs.forEach { job -> job.invokeOnCompletion { main.dispatch(EmptyCoroutineContext) { if (++count == jobs.size) ended.complete(count) } } }
            Dispatchers.Default.dispatch(EmptyCoroutineContext) { jobs.forEach { it.cancel() } }
        }

        assertThat(ended.value()).isEqualTo(2_000)
    }

    @Test
    fun cleanUp_poolClosesMeanwhile_leavesNoCoroutineBehind() {
        val dispatcher = pool.asCoroutineDispatcher()
        val scope = CoroutineScope(Dispatchers.Unconfined)
        val jobs = listOf(dispatcher, main, dispatcher.limitedParallelism(1), dispatcher.limitedParallelism(2)).flatMap { each ->
            List(100) { scope.launch(each) { try { delay(60_000) } finally { yield() } } }
        }
        pool.close()

        jobs.forEach { job -> CompletableFuture<Unit>().also { end -> job.invokeOnCompletion { end.complete(Unit) } }.value() }
        assertThat(jobs).allMatch { it.isCancelled && it.isCompleted }
    }
}
