package dev.baton.coroutines

import dev.baton.core.exploration.Decision
import dev.baton.core.exploration.ExplorationStrategy
import dev.baton.core.testing.Exploration
import dev.baton.core.testing.LivelockError
import dev.baton.core.testing.TestScheduler
import java.time.Duration
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Delay
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.debounce
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.asCompletableFuture
import kotlinx.coroutines.launch
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

internal class VirtualTimeTest {
    private val scheduler = TestScheduler.create()
    private val scope = CoroutineScope(scheduler.asCoroutineDispatcher())

    @AfterEach
    fun nothingIsLeft() = scheduler.close()

    private fun <T> await(block: suspend CoroutineScope.() -> T): T =
        scheduler.blockOn(scope.async(block = block).asCompletableFuture())

    private fun millis() = scheduler.nanoTime() / 1_000_000

    @Test
    fun delay_moment_resumesThen() {
        val log = mutableListOf<Long>()

        scope.launch {
            delay(1_500)
            log += millis()
            delay(500)
            log += millis()
        }
        scheduler.runUntilIdle()

        assertThat(log).containsExactly(1_500, 2_000)
    }

    @Test
    fun delay_clockShortOfIt_doesNotResume() {
        val job = scope.launch { delay(100) }

        scheduler.advanceBy(Duration.ofMillis(100).minusNanos(1))
        assertThat(job.isCompleted).isFalse()

        scheduler.advanceBy(Duration.ofNanos(1))
        assertThat(job.isCompleted).isTrue()
    }

    @Test
    fun delay_resumed_takesOneTask() {
        scope.launch { delay(100) }

        assertThat(scheduler.runUntilIdle()).isEqualTo(2)
    }

    @Test
    fun delay_negative_resumesWithoutMovingTheClock() {
        assertThat(await { delay(-5) }).isEqualTo(Unit)

        assertThat(millis()).isZero()
    }

    @Test
    fun delay_partOfAMillisecond_isRoundedUp() {
        val log = mutableListOf<Long>()
        for (delay in listOf(1.nanoseconds, 999.microseconds, 1.5.milliseconds, 2.milliseconds)) {
            scope.launch { delay(delay); log += millis() }
        }
        scheduler.runUntilIdle()

        assertThat(log).containsExactly(1, 1, 2, 2)
    }

    @Test
    fun delay_endless_schedulesNothing() {
        val clock = scheduler.asCoroutineDispatcher() as Delay
        val job = scope.launch { suspendCancellableCoroutine { clock.scheduleResumeAfterDelay(Long.MAX_VALUE, it) } }
        scheduler.runUntilIdle()

        assertThat(job.isActive).isTrue()
        assertThat(scheduler.pendingTasks()).isEmpty()
    }

    @Test
    fun delay_longerThanTheClock_isPendingForEver() {
        val job = scope.launch(CoroutineName("patient")) { delay(Long.MAX_VALUE - 1) }
        scheduler.runUntilIdle()

        assertThat(scheduler.pendingTasks()).singleElement().satisfies({ assertThat(it.due).isEmpty() })
        assertThat(millis()).isZero()
        job.cancel()
        scheduler.runUntilIdle()
    }

    @Test
    fun delay_cancelled_leavesNothingPending() {
        val job = scope.launch(CoroutineName("sleeper")) { delay(1_000) }
        scheduler.runUntilParked()
        assertThat(scheduler.pendingTasks()).extracting<String> { it.describe() }
            .singleElement().asString().contains("due in", "sleeper", "coroutines")

        job.cancel()
        scheduler.runUntilParked()

        assertThat(scheduler.pendingTasks()).isEmpty()
        assertThat(job.isCompleted).isTrue()
        assertThat(millis()).isZero()
    }

    @Test
    fun withTimeout_slowBody_failsAtTheTimeout() {
        val failure = await { runCatching { withTimeout(50) { delay(1_000) } }.exceptionOrNull() }

        assertThat(failure).isInstanceOf(TimeoutCancellationException::class.java)
        assertThat(millis()).isEqualTo(50)
        assertThat(scheduler.pendingTasks()).isEmpty()
    }

    @Test
    fun withTimeout_quickBody_leavesNoTimer() {
        assertThat(await { withTimeout(50) { delay(49); "quick" } }).isEqualTo("quick")

        assertThat(scheduler.pendingTasks()).isEmpty()
    }

    @Test
    fun withTimeout_endless_setsNoTimer() {
        val pending = await { withTimeout(Long.MAX_VALUE) { yield(); scheduler.pendingTasks() } }

        assertThat(pending).isEmpty()
    }

    @Test
    fun withTimeoutOrNull_aroundLongerTimeout_endsFirst() {
        assertThat(await { withTimeoutOrNull(10) { withTimeout(20) { delay(30) } } }).isNull()

        assertThat(millis()).isEqualTo(10)
    }

    @Test
    fun withTimeout_busyLoopThatHoldsTheClock_isReportedAsLivelock() {
        val bounded = TestScheduler.builder().maxSteps(1_000).build()
        val job = CoroutineScope(bounded.asCoroutineDispatcher()).launch(CoroutineName("spinner")) {
            withTimeout(10) { while (true) yield() }
        }

        assertThatThrownBy { bounded.runUntilIdle() }
            .isInstanceOf(LivelockError::class.java)
            .hasMessageContaining("spinner")

        bounded.cancelPending()
        assertThat(job.isCancelled).isTrue()
        assertThat(job.isCompleted).isTrue()
        bounded.close()
    }

    @Test
    fun withTimeout_manyYieldsAndAClockThatJumps_ends() {
        val outcomes = mutableListOf<Throwable?>()
        Exploration.of { test ->
            val job = CoroutineScope(test.asCoroutineDispatcher()).async {
                runCatching { withTimeout(10) { while (true) yield() } }.exceptionOrNull()
            }
            outcomes += test.blockOn(job.asCompletableFuture())
        }.strategy(JumpsAfterTenSteps()).iterations(1).run()

        assertThat(outcomes).isNotEmpty().allMatch { it is TimeoutCancellationException }
    }

    /** Lets the clock jump as soon as ten tasks were chosen. */
    private class JumpsAfterTenSteps : ExplorationStrategy {
        private var steps = 0

        override fun clockJumps() = 1

        override fun choose(decision: Decision) = if (steps++ >= 10 && decision.canJump()) decision.tasks() else 0
    }

    @Test
    fun timeout_onAWorker_firesBesideTheTaskThatRuns() {
        val nesting = TestScheduler.builder().allowNestedBlocking(true).build()
        val lane = nesting.createWorker().asCoroutineDispatcher()
        val timedOut = CoroutineScope(lane).async(start = CoroutineStart.UNDISPATCHED) {
            withTimeoutOrNull(10) { awaitCancellation() }
        }
        CoroutineScope(lane).launch { nesting.blockOn(nesting.timer(Duration.ofMillis(50))); assertThat(timedOut.isActive).isTrue() }
        CoroutineScope(lane).launch { assertThat(nesting.nanoTime()).isEqualTo(50_000_000) }
        nesting.runUntilIdle()

        assertThat(timedOut.isCompleted).isTrue()
        nesting.close()
    }

    @Test
    fun async_severalDelays_runSideBySide() {
        val sum = await { listOf(300L, 100L, 200L).map { async { delay(it); it } }.awaitAll().sum() }

        assertThat(sum).isEqualTo(600)
        assertThat(millis()).isEqualTo(300)
    }

    @OptIn(FlowPreview::class)
    @Test
    fun debounce_burst_emitsItsLastElement() {
        val typed = flow {
            emit("b"); delay(50)
            emit("ba"); delay(150)
            emit("bat"); delay(50)
            emit("baton")
        }

        assertThat(await { typed.debounce(100).toList() }).containsExactly("ba", "baton")
        assertThat(millis()).isEqualTo(250)
    }
}
