package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.TaskLabel
import dev.baton.core.TaskNode
import dev.baton.core.testing.TestScheduler
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import kotlin.concurrent.thread
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

/** Dispatchers.Default and IO are a test's own while it redirects them, and nobody else's. */
@OptIn(DelicateCoroutinesApi::class)
internal class RedirectionTest {
    private val scheduler = TestScheduler.create()
    private val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
    private val seen = mutableListOf<Any?>()

    private fun note() {
        seen.add(scheduler.currentLabel()?.name())
    }

    /** Code that nobody hands a dispatcher. */
    private suspend fun hardCoded() {
        withContext(Dispatchers.IO) { delay(60.seconds) }
        withContext(Dispatchers.Default) { delay(60.seconds) }
        GlobalScope.launch { delay(60.seconds) }.join()
        flow { delay(60.seconds); emit(1) }.flowOn(Dispatchers.IO).toList()
        withTimeoutOrNull(60.seconds) { GlobalScope.async(Dispatchers.IO) { delay(90.seconds) }.await() }
    }

    @Test
    fun hardCoded_redirected_runsOnTheVirtualClock() {
        CoroutineDispatchers.redirect(scheduler).use {
            scope.launch { hardCoded() }
            scheduler.runUntilIdle()
        }
        assertThat(Duration.ofNanos(scheduler.nanoTime())).isEqualTo(Duration.ofSeconds(330))
    }

    @Test
    fun hardCoded_redirected_isLabelledByFlavour() {
        CoroutineDispatchers.redirect(scheduler).use {
            scheduler.deprioritize(TaskLabel.of("io"))
            scope.launch(Dispatchers.IO) { note() }
            scope.launch(Dispatchers.IO + TaskLabel.of("urgent").asContextElement()) { note() }
            GlobalScope.launch { yield(); note() }
            scope.launch(Dispatchers.IO.limitedParallelism(4)) { note() }
            scheduler.runUntilIdle()
        }
        assertThat(seen).containsExactly("urgent", "default", "io", "io")
    }

    @Test
    fun limit_ofOne_isALaneOfTheScheduler() {
        val inside = mutableListOf<Int>()
        for (seed in 0L until 20L) {
            val seeded = TestScheduler.withSeed(seed)
            inside.clear()
            CoroutineDispatchers.redirect(seeded).use {
                val one = Dispatchers.IO.limitedParallelism(1)
                repeat(5) { GlobalScope.launch(one) { inside.add(it) } }
                seeded.runUntilIdle()
            }
            assertThat(inside).containsExactly(0, 1, 2, 3, 4)
        }
    }

    @Test
    fun order_ofRedirectedWork_isChosenBySeedAndRepeats() {
        fun order(seed: Long): List<Int> {
            val seeded = TestScheduler.withSeed(seed)
            val order = mutableListOf<Int>()
            CoroutineDispatchers.redirect(seeded).use {
                repeat(4) { GlobalScope.launch { yield(); order.add(it) } }
                seeded.runUntilIdle()
            }
            return order
        }
        val orders = (0L until 20L).map(::order)
        assertThat(orders.distinct()).hasSizeGreaterThan(5)
        assertThat((0L until 20L).map(::order)).isEqualTo(orders)
    }

    @Test
    fun failure_ofRedirectedWork_failsTheTest() {
        CoroutineDispatchers.redirect(scheduler).use {
            GlobalScope.launch { error("mine") }
            assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(IllegalStateException::class.java).hasMessage("mine")
        }
    }

    @Test
    fun redirect_closed_putsTheOriginalsBack() {
        val first = CoroutineDispatchers.redirect(scheduler)
        val second = CoroutineDispatchers.redirect(scheduler)
        assertThat(Dispatchers.Default).isNotSameAs(DEFAULT).isSameAs(Dispatchers.Default).hasToString("Dispatchers.Default")
        assertThat(Dispatchers.IO).isNotSameAs(IO).hasToString("Dispatchers.IO")
        first.close()
        first.close()
        assertThat(Dispatchers.Default).`as`("two have redirected").isNotSameAs(DEFAULT)
        second.close()
        assertThat(Dispatchers.Default).isSameAs(DEFAULT)
        assertThat(Dispatchers.IO).isSameAs(IO)
    }

    @Test
    fun redirect_anotherSchedulerOnTop_countsUntilItIsClosed() {
        val inner = TestScheduler.create()
        CoroutineDispatchers.redirect(scheduler).use {
            CoroutineDispatchers.redirect(inner).use { assertThat(Dispatchers.IO.asBaton().base()).isSameAs(inner) }
            assertThat(Dispatchers.IO.asBaton()).isEqualTo(scheduler.labeled(TaskLabel.of("io")))
        }
    }

    @Test
    fun redirect_testsOnOtherThreads_haveTheirOwn() {
        val together = CyclicBarrier(2)
        val found = CompletableFuture<Any?>()
        val other = TestScheduler.create()
        val beforehand = Executors.newSingleThreadExecutor()
        beforehand.submit {}.get()
        val test = thread {
            found.completeAsync({
                CoroutineDispatchers.redirect(other).use {
                    together.await()
                    Dispatchers.IO.asBaton().base().also { together.await() }
                }
            }, Runnable::run)
        }
        try {
            CoroutineDispatchers.redirect(scheduler).use {
                together.await()
                assertThat(Dispatchers.IO.asBaton().base()).isSameAs(scheduler)
                assertThat(beforehand.submit(Callable { Dispatchers.IO }).get()).`as`("a thread of no test").isSameAs(IO)
                together.await()
            }
            assertThat(found.join()).isSameAs(other)
        } finally {
            test.join()
            beforehand.shutdown()
        }
    }

    @Test
    fun kept_intoTheNextTest_servesThatOneAndThenIsTheOriginal() {
        var kept: List<CoroutineDispatcher> = emptyList()
        CoroutineDispatchers.redirect(scheduler).use {
            kept = listOf(Dispatchers.Default, Dispatchers.IO.limitedParallelism(1), Dispatchers.IO.limitedParallelism(2))
        }
        val next = TestScheduler.create()
        CoroutineDispatchers.redirect(next).use {
            kept.forEach { dispatcher -> GlobalScope.launch(dispatcher) { delay(1.seconds); seen.add(next.currentTask() != null) } }
            next.runUntilIdle()
        }
        assertThat(seen).containsExactly(true, true, true)
        val threads = kept.map { dispatcher ->
            runBlocking(dispatcher) {
                delay(1)
                withTimeoutOrNull(1) { delay(9.seconds) }
                Thread.currentThread().name
            }
        }
        assertThat(threads).allMatch { it.startsWith("DefaultDispatcher-worker-") }
        assertThatIllegalArgumentException().isThrownBy { kept[0].asBaton() }
    }

    @Test
    fun redirect_workerOrProduction_isRefused() {
        for (wrong in listOf(Production(), scheduler.createWorker())) {
            assertThatIllegalArgumentException()
                .isThrownBy { CoroutineDispatchers.redirect(wrong) }
                .withMessageContaining("$wrong is no test scheduler")
        }
        assertThat(Dispatchers.Default).isSameAs(DEFAULT)
    }

    /** A scheduler that no test drives. */
    private class Production : Scheduler {
        override fun submit(task: TaskNode) = task.run()

        override fun submit(task: TaskNode, delayNanos: Long) = task.run()

        override fun isMainThread(): Boolean = false

        override fun nanoTime(): Long = System.nanoTime()

        override fun close() = Unit
    }

    private companion object {
        val DEFAULT: CoroutineDispatcher = Dispatchers.Default
        val IO: CoroutineDispatcher = Dispatchers.IO
    }
}
