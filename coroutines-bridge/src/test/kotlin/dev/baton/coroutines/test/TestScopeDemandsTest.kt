package dev.baton.coroutines.test

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.produce
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import kotlin.time.Duration.Companion.milliseconds
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.assertj.core.api.Assertions.catchThrowable
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

/** What upstream demands of `backgroundScope`, of ours too. */
internal class TestScopeDemandsTest {
    private class Expected(message: String = "expected") : Exception(message)

    @ParameterizedTest
    @EnumSource
    fun background_runsWhileTheTestWaits(builder: Builder) = builder.run {
        var now = 0
        var later = 0
        backgroundScope.launch { now++ }
        backgroundScope.launch {
            delay(10)
            later++
        }
        assertThat(listOf(now, later)).containsExactly(0, 0)
        delay(1)
        assertThat(listOf(now, later)).containsExactly(1, 0)
        delay(10)
        assertThat(listOf(now, later)).containsExactly(1, 1)
    }

    @ParameterizedTest
    @EnumSource
    fun background_isCancelledWhenTheBodyHasEnded(builder: Builder) {
        var cancelled = false
        builder.run {
            var count = 0
            backgroundScope.launch {
                try {
                    while (isActive) {
                        count++
                        yield()
                    }
                } catch (end: CancellationException) {
                    cancelled = true
                }
            }
            repeat(5) {
                assertThat(count).isEqualTo(it)
                yield()
            }
        }
        assertThat(cancelled).isTrue()
    }

    @ParameterizedTest
    @EnumSource
    fun background_isDrivenByTimeAndNotWaitedFor(builder: Builder) = builder.run {
        var slow = 0
        var fast = 0
        backgroundScope.launch {
            while (true) {
                slow++
                delay(100)
            }
        }
        backgroundScope.launch {
            while (true) {
                fast++
                delay(50)
            }
        }
        advanceUntilIdle() // nothing but background is left
        assertThat(listOf(slow, fast)).containsExactly(0, 0)
        launch {
            delay(1)
            assertThat(listOf(slow, fast)).containsExactly(1, 1)
        }.join()
        advanceTimeBy(199)
        assertThat(listOf(slow, fast)).containsExactly(2, 4)
        advanceUntilIdle()
        assertThat(listOf(slow, fast)).containsExactly(2, 4)
        runCurrent()
        assertThat(listOf(slow, fast)).containsExactly(3, 5)
        launch {
            delay(1001)
            assertThat(listOf(slow, fast)).containsExactly(13, 25)
        }
        advanceUntilIdle() // the coroutine of the test, and with it the background
        assertThat(listOf(slow, fast)).containsExactly(13, 25)
    }

    @ParameterizedTest
    @EnumSource
    fun background_thatFails_failsTheTestAtItsEnd(builder: Builder) {
        var ended = false
        val failure = catchThrowable {
            builder.run {
                backgroundScope.launch { throw Expected() }
                delay(1_000)
                ended = true
            }
        }
        assertThat(failure).isInstanceOf(Expected::class.java)
        assertThat(ended).isTrue()
    }

    @ParameterizedTest
    @EnumSource
    fun background_isFinishedAfterAFailure(builder: Builder) {
        var ended = 0
        val failure = catchThrowable {
            builder.run {
                repeat(10) {
                    backgroundScope.launch {
                        try {
                            while (true) delay(1)
                        } finally {
                            if (++ended <= 2) throw Expected("clean-up $ended")
                        }
                    }
                }
                delay(100)
                throw Expected("body")
            }
        }
        assertThat(ended).isEqualTo(10)
        assertThat(failure).hasMessage("body")
        val all = failure.suppressed.toList() + (failure.cause?.suppressed?.toList() ?: listOf())
        assertThat(all.mapNotNull { it.message }).contains("clean-up 1", "clean-up 2")
    }

    @ParameterizedTest
    @EnumSource
    fun background_sharesAFlow(builder: Builder) = builder.run {
        val state = flow {
            var count = 0
            while (true) {
                emit(++count)
                delay(1)
            }
        }.stateIn(backgroundScope, SharingStarted.Eagerly, 0)
        repeat(100) {
            assertThat(state.value).isEqualTo(it)
            delay(1)
        }
    }

    @ParameterizedTest
    @EnumSource
    fun background_feedsAChannel(builder: Builder) = builder.run {
        val channel = Channel<Int>()
        backgroundScope.launch {
            var count = 0
            while (true) channel.send(count++)
        }
        repeat(100) { assertThat(channel.receive()).isEqualTo(it) }
    }

    @ParameterizedTest
    @EnumSource
    fun background_thatNeverRests_doesNotKeepAHangingTestAlive(builder: Builder) {
        assertThatThrownBy {
            builder.run(timeout = 50.milliseconds) {
                backgroundScope.launch { while (true) yield() }
                backgroundScope.launch { while (true) delay(1) }
                CompletableDeferred<Unit>().await()
            }
        }.isInstanceOf(AssertionError::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun background_whoseFailureIsAResult_failsTheTestToo(builder: Builder) {
        val failure = catchThrowable {
            builder.run {
                backgroundScope.async { throw Expected("x") }
                backgroundScope.produce<Unit> { throw Expected("y") }
                delay(1)
                throw Expected("z")
            }
        }
        assertThat(failure).hasMessage("z")
        val all = failure.suppressed.toList() + (failure.cause?.suppressed?.toList() ?: listOf())
        assertThat(all.mapNotNull { it.message }).contains("x", "y")
    }
}
