package dev.baton.coroutines.test

import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.cancel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.onStart
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.assertj.core.api.Assertions.catchThrowable
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

/** What upstream demands of `runTest`, of ours too: how a test ends, and with what. */
internal class RunTestDemandsTest {
    private class Expected(message: String = "expected") : Exception(message)

    @ParameterizedTest
    @EnumSource
    fun withContext_ofOtherThreads_comesBack(builder: Builder) = builder.run {
        allowThreads()
        var count = 0
        withContext(Dispatchers.Default) { count++ }
        assertThat(count).isEqualTo(1)
    }

    @OptIn(DelicateCoroutinesApi::class) // it is joined
    @ParameterizedTest
    @EnumSource
    fun join_ofACoroutineOnOtherThreads_comesBack(builder: Builder) = builder.run {
        allowThreads()
        var count = 0
        GlobalScope.launch { count++ }.join()
        assertThat(count).isEqualTo(1)
    }

    @ParameterizedTest
    @EnumSource
    fun childOnOtherThreads_isAwaited(builder: Builder) {
        var ended = false
        builder.run(timeout = Duration.INFINITE) {
            allowThreads()
            launch(Dispatchers.Default) {
                delay(20)
                ended = true
            }
        }
        assertThat(ended).isTrue()
    }

    @ParameterizedTest
    @EnumSource
    fun suspendCoroutine_resumedAtOnce_goesOn(builder: Builder) = builder.run {
        assertThat(suspendCoroutine<Int> { it.resume(42) }).isEqualTo(42)
    }

    @ParameterizedTest
    @EnumSource
    fun test_inAnother_isRefused(builder: Builder) = builder.run {
        assertThatThrownBy { builder.run(coroutineContext.minusKey(ContinuationInterceptor)) {} }
            .isInstanceOf(IllegalStateException::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun timeout_bodyIsOnOtherThreads_failsTheTest(builder: Builder) {
        assertThatThrownBy {
            builder.run(timeout = 50.milliseconds) {
                allowThreads()
                withContext(Dispatchers.Default) { delay(100_000) }
                error("must not get here")
            }
        }.isInstanceOf(AssertionError::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun timeout_bodyGoesToAndFro_failsTheTest(builder: Builder) {
        assertThatThrownBy {
            builder.run(timeout = 50.milliseconds) {
                allowThreads()
                while (true) withContext(Dispatchers.Default) { delay(1) }
            }
        }.isInstanceOf(AssertionError::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun coroutinesThatHang_areNamed_andThoseThatEndedAreNot(builder: Builder) {
        assertThatThrownBy {
            builder.run(timeout = 50.milliseconds) {
                launch(CoroutineName("hanging")) { CompletableDeferred<Unit>().await() }
                launch(CoroutineName("ended"), start = CoroutineStart.UNDISPATCHED) {}
            }
        }.isInstanceOf(AssertionError::class.java).hasMessageContaining("hanging").hasMessageNotContaining("ended\"")
    }

    @ParameterizedTest
    @EnumSource
    fun failureOfTheBody_whileAChildCannotEnd_isSuppressedByTheTimeout(builder: Builder) {
        val failure = catchThrowable {
            builder.run(timeout = 20.milliseconds) {
                allowThreads()
                launch(start = CoroutineStart.UNDISPATCHED) {
                    withContext(NonCancellable + Dispatchers.Default) { delay(200) }
                }
                throw Expected("A")
            }
        }
        assertThat(failure).isInstanceOf(AssertionError::class.java)
        assertThat((failure.cause ?: failure).suppressed.toList() + failure.suppressed)
            .anySatisfy { assertThat(it).isInstanceOf(Expected::class.java).hasMessage("A") }
    }

    @ParameterizedTest
    @EnumSource
    fun uncaughtException_andThenATimeout_isSuppressedByIt(builder: Builder) {
        val failure = catchThrowable {
            builder.run(timeout = 50.milliseconds) {
                allowThreads()
                coroutineContext[CoroutineExceptionHandler]!!.handleException(coroutineContext, Expected("A"))
                withContext(Dispatchers.Default) { delay(100_000) }
            }
        }
        assertThat(failure).isInstanceOf(AssertionError::class.java)
        assertThat((failure.cause ?: failure).suppressed.toList() + failure.suppressed)
            .anySatisfy { assertThat(it).isInstanceOf(Expected::class.java).hasMessage("A") }
    }

    @ParameterizedTest
    @EnumSource
    fun exceptionOfTheBody_failsTheTest(builder: Builder) {
        assertThatThrownBy { builder.run { throw Expected() } }.isInstanceOf(Expected::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun exceptionOfAChild_later_failsTheTest(builder: Builder) {
        assertThatThrownBy {
            builder.run {
                launch {
                    delay(100_000)
                    throw Expected()
                }
            }
        }.isInstanceOf(Expected::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun exceptionInAFlow_isCaughtThere(builder: Builder) = builder.run {
        val values = flow { emit(1) }
            .combine(flow<String> { throw IllegalArgumentException() }) { number, text -> "$number$text" }
            .catch { emit("error") }
            .toList()
        assertThat(values).containsExactly("error")
    }

    @ParameterizedTest
    @EnumSource
    fun flows_thatAreCombined_skipNoValue(builder: Builder) = builder.run {
        val values = flowOf(1).onStart { emit(0) }.combine(flowOf("A")) { number, text -> "$text$number" }.toList()
        assertThat(values).containsExactly("A0", "A1")
    }

    @ParameterizedTest
    @EnumSource
    fun failureOfTheBody_cancelsItsChildren(builder: Builder) {
        var child: Job? = null
        assertThatThrownBy {
            builder.run {
                child = launch { while (true) delay(1_000) }
                throw AssertionError()
            }
        }.isInstanceOf(AssertionError::class.java)
        assertThat(child!!.isCancelled).isTrue()
    }

    @ParameterizedTest
    @EnumSource
    fun withTimeout_thatStrikes_failsTheTest(builder: Builder) {
        assertThatThrownBy { builder.run { withTimeout(50) { launch { delay(1_000) } } } }
            .isInstanceOf(TimeoutCancellationException::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun failureOfAChild_isThrownItself(builder: Builder) {
        assertThatThrownBy { builder.run { launch { throw Expected() } } }.isInstanceOf(Expected::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun jobOfTheTest_isCompletedByIt(builder: Builder) {
        var completed = false
        builder.run { coroutineContext.job.invokeOnCompletion { completed = true } }
        assertThat(completed).isTrue()
    }

    @ParameterizedTest
    @EnumSource
    fun jobGivenToTheTest_isItsParentAndNotCompleted(builder: Builder) {
        val parent = Job()
        builder.run(parent) { assertThat(coroutineContext.job in parent.children).isTrue() }
        assertThat(parent.isCompleted).isFalse()
        assertThat(parent.children.any { it.isActive }).isFalse()
        parent.cancel()
    }

    @ParameterizedTest
    @EnumSource
    fun uncaughtExceptions_areSuppressedByThatOfTheBody(builder: Builder) {
        val failure = catchThrowable {
            builder.run {
                for (name in listOf("x", "y", "z")) launch(EmptyCoroutineContext + SupervisorJob()) { throw Expected(name) }
                runCurrent()
                throw Expected("w")
            }
        }
        assertThat(failure).hasMessage("w")
        val root = failure.cause ?: failure
        assertThat((root.suppressed.toList() + failure.suppressed).mapNotNull { it.message }.toSet())
            .containsExactly("x", "y", "z")
    }

    @ParameterizedTest
    @EnumSource
    fun uncaughtException_ofACoroutineWithAJobOfItsOwn_failsTheTest(builder: Builder) {
        assertThatThrownBy { builder.run { launch(EmptyCoroutineContext + SupervisorJob()) { throw Expected() } } }.isInstanceOf(Expected::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun cancelled_byItself_throwsTheReason(builder: Builder) {
        assertThatThrownBy { builder.run { cancel(CancellationException("Oh no", Expected())) } }
            .isInstanceOf(CancellationException::class.java).hasMessageContaining("Oh no")
    }

    @ParameterizedTest
    @EnumSource
    fun dispatcher_ofOtherThreads_isRefusedForTheBody(builder: Builder) {
        // The one in our order brings a dispatcher itself.
        if (builder == Builder.UPSTREAM_IN_OUR_ORDER) return
        assertThatThrownBy { builder.run(Dispatchers.Default) {} }.isInstanceOf(IllegalArgumentException::class.java)
    }
}
