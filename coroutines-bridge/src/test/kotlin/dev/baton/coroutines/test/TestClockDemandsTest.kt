package dev.baton.coroutines.test

import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.measureTime
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

/** What upstream demands of the clock of a test, of ours too: what runs when it is moved, and in which order. */
internal class TestClockDemandsTest {
    @ParameterizedTest
    @EnumSource
    fun advanceTimeBy_leavesOutWhatIsDueAtTheEnd(builder: Builder) = builder.run {
        var entered = false
        launch {
            delay(15)
            entered = true
        }
        runCurrent()
        advanceTimeBy(15)
        assertThat(entered).isFalse()
        assertThat(currentTime).isEqualTo(15)
        runCurrent()
        assertThat(entered).isTrue()
    }

    @ParameterizedTest
    @EnumSource
    fun advanceTimeBy_negative_isRefused(builder: Builder) = builder.run {
        assertThatThrownBy { advanceTimeBy(-1) }.isInstanceOf(IllegalArgumentException::class.java)
        assertThatThrownBy { advanceTimeBy((-1).seconds) }.isInstanceOf(IllegalArgumentException::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun advanceTimeBy_severalDelays_runsEachAtItsTime(builder: Builder) = builder.run {
        val stages = mutableListOf<Long>()
        launch {
            for (wait in listOf(1_000L, 500, 501)) {
                delay(wait)
                stages += currentTime
            }
        }
        advanceTimeBy(2_000)
        assertThat(stages).containsExactly(1_000L, 1_500L)
        assertThat(currentTime).isEqualTo(2_000)
        advanceTimeBy(2.milliseconds)
        assertThat(stages).containsExactly(1_000L, 1_500L, 2_001L)
        assertThat(currentTime).isEqualTo(2_002)
    }

    @ParameterizedTest
    @EnumSource
    fun advanceTimeBy_withNothingPending_movesTheClock(builder: Builder) = builder.run {
        advanceTimeBy(7)
        assertThat(currentTime).isEqualTo(7)
        delay(3)
        assertThat(currentTime).isEqualTo(10)
    }

    @ParameterizedTest
    @EnumSource
    fun runCurrent_runsWhatIsDueNow(builder: Builder) = builder.run {
        var stage = 0
        repeat(2) {
            launch {
                delay(1)
                stage++
                delay(1)
                stage += 10
            }
        }
        advanceTimeBy(1)
        assertThat(stage).isEqualTo(0)
        runCurrent()
        assertThat(stage).isEqualTo(2)
        advanceTimeBy(1)
        assertThat(stage).isEqualTo(2)
        runCurrent()
        assertThat(stage).isEqualTo(22)
    }

    @ParameterizedTest
    @EnumSource
    fun advanceTimeBy_insideACoroutine_leavesWhatBecomesDueToTheNext(builder: Builder) = builder.run {
        var stage = 1
        launch {
            delay(100)
            launch {
                delay(100)
                stage = 3
            }
            runCurrent()
            advanceTimeBy(100)
            stage = 2
        }
        runCurrent()
        advanceTimeBy(100)
        assertThat(stage).isEqualTo(1)
        runCurrent()
        assertThat(stage).isGreaterThanOrEqualTo(2)
        runCurrent()
        assertThat(stage).isEqualTo(3)
    }

    @ParameterizedTest
    @EnumSource
    fun advanceUntilIdle_insideACoroutine_ends(builder: Builder) = builder.run {
        var executed = false
        launch {
            launch {
                delay(100)
                executed = true
            }
            advanceUntilIdle()
            assertThat(executed).isTrue()
        }
        advanceUntilIdle()
        assertThat(executed).isTrue()
    }

    @ParameterizedTest
    @EnumSource
    fun yield_goesToTheTail(builder: Builder) = builder.run {
        val log = mutableListOf<String>()
        launch {
            log += "a1"
            yield()
            log += "a2"
        }
        launch {
            log += "b1"
            yield()
            log += "b2"
        }
        log += "body"
        yield()
        log += "body again"
        runCurrent()
        assertThat(log).containsExactly("body", "a1", "b1", "body again", "a2", "b2")
    }

    @ParameterizedTest
    @EnumSource
    fun delays_endInTheOrderOfTheirTime(builder: Builder) = builder.run {
        val log = mutableListOf<Long>()
        launch {
            delay(100)
            log += currentTime
            val deferred = async {
                delay(70)
                log += currentTime
            }
            delay(1)
            log += currentTime
            deferred.await()
            delay(1)
            log += currentTime
        }
        launch {
            delay(200)
            log += currentTime
        }
        launch {
            delay(150)
            log += currentTime
            delay(22)
            log += currentTime
        }
        advanceUntilIdle()
        assertThat(log).containsExactly(100L, 101L, 150L, 170L, 171L, 172L, 200L)
    }

    @ParameterizedTest
    @EnumSource
    fun withTimeout_ofTheLengthOfItsBody_strikes(builder: Builder) = builder.run {
        assertThat(timesOut { delay(50); delay(50) }).isTrue()
    }

    @ParameterizedTest
    @EnumSource
    fun withTimeout_longerThanItsBody_doesNot(builder: Builder) = builder.run {
        assertThat(timesOut { delay(50); delay(49) }).isFalse()
        assertThat(currentTime).isEqualTo(99)
    }

    @ParameterizedTest
    @EnumSource
    fun withTimeout_ofAWaitForOthers_strikesOnTime(builder: Builder) = builder.run {
        for ((length, expected) in listOf(100L to true, 99L to false)) {
            val done = CompletableDeferred<Unit>()
            val other = launch {
                delay(length)
                done.complete(Unit)
            }
            assertThat(timesOut { done.await() }).isEqualTo(expected)
            other.join()
        }
    }

    private suspend fun timesOut(body: suspend () -> Unit): Boolean = try {
        withTimeout(100) { body() }
        false
    } catch (struck: TimeoutCancellationException) {
        true
    }

    @ParameterizedTest
    @EnumSource
    fun withTimeout_cancelledEarly_leavesNoTrace(builder: Builder) = builder.run {
        withTimeout(3_600_000) { delay(1) }
        advanceUntilIdle()
        assertThat(currentTime).isEqualTo(1)
    }

    @ParameterizedTest
    @EnumSource
    fun timeSource_measuresVirtualTime(builder: Builder) = builder.run {
        assertThat(testTimeSource.measureTime { delay(1.seconds) }).isEqualTo(1.seconds)
    }

    @ParameterizedTest
    @EnumSource
    fun enormousDelays_areNotReachedByWhatIsLess(builder: Builder) = builder.run {
        var reached = false
        val job = launch {
            delay(Long.MAX_VALUE / 2)
            reached = true
        }
        runCurrent()
        advanceTimeBy(1_000_000_000)
        assertThat(reached).isFalse()
        assertThat(currentTime).isEqualTo(1_000_000_000)
        job.cancel()
    }
}
