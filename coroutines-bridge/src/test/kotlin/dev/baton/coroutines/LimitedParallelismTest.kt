package dev.baton.coroutines

import dev.baton.core.SessionId
import dev.baton.core.TaskLabel
import dev.baton.core.testing.TestScheduler
import dev.baton.platform.ThreadPoolScheduler
import java.util.concurrent.atomic.AtomicInteger
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

internal class LimitedParallelismTest {
    private val scheduler = TestScheduler.create()
    private val dispatcher = scheduler.asCoroutineDispatcher()
    private val log = mutableListOf<Any?>()

    @Test
    fun limitedParallelism_notPositive_isRefused() {
        for (any in listOf(dispatcher, scheduler.asExecutorCoroutineDispatcher(), dispatcher.limitedParallelism(2))) {
            for (none in listOf(0, -1, Int.MIN_VALUE)) {
                assertThatThrownBy { any.limitedParallelism(none) }.isInstanceOf(IllegalArgumentException::class.java)
            }
            any.limitedParallelism(Int.MAX_VALUE)
        }
    }

    @Test
    fun limitedParallelism_any_convertsBackAndSaysWhatItIs() {
        val view = scheduler.labeled(TaskLabel.of("db"))
        val three = view.asCoroutineDispatcher().limitedParallelism(3)

        assertThat(three).hasToString("TestScheduler(FIFO).limitedTo(3).labeled(db).asCoroutineDispatcher()")
        assertThat(three.asBaton().defaultLabel()).isEqualTo(TaskLabel.of("db"))
        assertThat(three.limitedParallelism(4).asBaton()).isEqualTo(three.asBaton())
        assertThat(three.limitedParallelism(4, "named")).hasToString("named")
    }

    @Test
    fun limitedParallelism_several_keepsLabelSessionAndName() {
        val session = SessionId.create("request")
        val view = scheduler.inSession(session).labeled(TaskLabel.of("db")).asCoroutineDispatcher()
        for (limit in 1..3) {
            CoroutineScope(view.limitedParallelism(limit)).launch(CoroutineName("query")) {
                log += "${scheduler.currentLabel()} ${scheduler.currentSession() == session}"
                delay(1)
                log += "${scheduler.currentLabel()} ${scheduler.currentSession() == session}"
            }
        }
        assertThat(scheduler.pendingTasks()).extracting<String> { it.name }.containsOnly("query")
        scheduler.runUntilIdle()

        assertThat(log).hasSize(6).containsOnly("db true")
    }

    private fun orders(limit: Int): Set<String> = (0L until 300L).map { seed ->
        val order = StringBuilder()
        TestScheduler.withSeed(seed).use { random ->
            val scope = CoroutineScope(random.asCoroutineDispatcher().limitedParallelism(limit))
            for (name in "abc") {
                scope.launch { order.append(name) }
            }
            random.runUntilIdle()
        }
        order.toString()
    }.toSortedSet()

    @Test
    fun limitedParallelism_ofTwo_hasTwoCandidatesAtATime() {
        assertThat(orders(1)).containsExactly("abc")
        assertThat(orders(2)).containsExactly("abc", "acb", "bac", "bca")
        assertThat(orders(3)).hasSize(6)
    }

    @Test
    fun limitedParallelism_yielding_isFairToOthers() {
        for (limit in 1..2) {
            val spinning = CoroutineScope(dispatcher.limitedParallelism(limit)).launch { while (true) yield() }
            CoroutineScope(dispatcher.limitedParallelism(limit)).launch { spinning.cancel() }
            scheduler.runUntilIdle()

            assertThat(spinning.isCompleted).isTrue()
        }
    }

    @Test
    fun limitedParallelism_resumedAfterADelay_staysInTheLimitInOneTask() {
        CoroutineScope(dispatcher.limitedParallelism(2)).launch { delay(100) }

        assertThat(scheduler.runUntilIdle()).isEqualTo(2)
    }

    @Test
    fun dispatch_blockThrows_isReportedAndTheRestRuns() {
        val failure = IllegalStateException("in the block")
        for (limit in 1..2) {
            val limited = dispatcher.limitedParallelism(limit)
            limited.dispatch(EmptyCoroutineContext) { throw failure }
            limited.dispatch(EmptyCoroutineContext) { log += limit }

            assertThatThrownBy { scheduler.runUntilIdle() }.isSameAs(failure)
        }

        assertThat(log).containsExactly(1, 2)
    }

    private fun mostAtOnce(limited: CoroutineDispatcher): Int {
        val underWay = AtomicInteger()
        val most = AtomicInteger()
        limited.await {
            List(200) {
                CoroutineScope(limited).launch {
                    repeat(20) {
                        most.accumulateAndGet(underWay.incrementAndGet(), Math::max)
                        Thread.onSpinWait()
                        underWay.decrementAndGet()
                        if (it % 7 == 0) delay(1) else yield()
                    }
                }
            }.joinAll()
        }
        return most.get()
    }

    @Test
    fun limitedParallelism_onAPool_isNeverExceeded() {
        ThreadPoolScheduler.create(6).use { pool ->
            for (limit in 1..3) {
                assertThat(mostAtOnce(pool.asCoroutineDispatcher().limitedParallelism(limit))).isBetween(1, limit)
            }
        }
    }
}
