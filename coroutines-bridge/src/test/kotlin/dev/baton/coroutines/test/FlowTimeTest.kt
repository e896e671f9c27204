package dev.baton.coroutines.test

import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.ObsoleteCoroutinesApi
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.TickerMode
import kotlinx.coroutines.channels.ticker
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.flow.debounce
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.sample
import kotlinx.coroutines.flow.single
import kotlinx.coroutines.flow.singleOrNull
import kotlinx.coroutines.flow.timeout
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.onTimeout
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

/** What upstream demands of the operators that measure time, on our clock too. */
@OptIn(FlowPreview::class, ObsoleteCoroutinesApi::class)
internal class FlowTimeTest {
    private class Expected : Exception("expected")

    /** Emits each value after a wait, and waits once more in the end. */
    private fun <T> paced(vararg steps: Pair<Long, T>, end: Long = 0): Flow<T> = flow {
        for ((wait, value) in steps) {
            delay(wait)
            emit(value)
        }
        delay(end)
    }

    private fun letters() = paced(0L to "A", 1500L to "B", 500L to "C", 250L to "D", 2000L to "E")

    private suspend fun failureOf(flow: Flow<*>): Throwable? = try {
        flow.collect()
        null
    } catch (failure: Throwable) {
        failure
    }

    // debounce

    @ParameterizedTest
    @EnumSource
    fun debounce_letsThroughWhatIsFollowedByQuiet(builder: Builder) = builder.run {
        assertThat(letters().debounce(1000).toList()).containsExactly("A", "D", "E")
        assertThat(letters().debounce(1000.milliseconds).toList()).containsExactly("A", "D", "E")
    }

    @ParameterizedTest
    @EnumSource
    fun debounce_ofNullsScalarsAndNothing(builder: Builder) = builder.run {
        val nulls = paced(0L to "A", 1500L to "B", 500L to "C", 250L to null, 2000L to null)
        assertThat(nulls.debounce(1000).toList()).containsExactly("A", null, null)
        assertThat(flowOf<Int?>(null).debounce(Long.MAX_VALUE).single()).isNull()
        assertThat(emptyFlow<Int>().debounce(Long.MAX_VALUE).singleOrNull()).isNull()
        assertThat(flowOf(1, 2, 3).debounce(1000).single()).isEqualTo(3)
    }

    @ParameterizedTest
    @EnumSource
    fun debounce_ofAPaceAroundIt(builder: Builder) = builder.run {
        val flow = flow {
            repeat(10) {
                emit(-it)
                delay(99)
            }
            repeat(10) {
                emit(it)
                delay(101)
            }
        }
        assertThat(flow.debounce(100).toList()).isEqualTo((0..9).toList())
    }

    @ParameterizedTest
    @EnumSource
    fun debounce_chosenPerValue(builder: Builder) = builder.run {
        val numbers = paced(0L to 1, 90L to 2, 90L to 3, 1010L to 4, 1010L to 5)
        assertThat(numbers.debounce { if (it == 1) 0L else 1000L }.toList()).containsExactly(1, 3, 4, 5)
        assertThat(letters().debounce { if (it == "C") Duration.ZERO else 1000.milliseconds }.toList())
            .containsExactly("A", "C", "D", "E")
    }

    @ParameterizedTest
    @EnumSource
    fun debounce_ofZero_letsAllThrough(builder: Builder) = builder.run {
        assertThat(flowOf("A", "B", "C").debounce(0).toList()).containsExactly("A", "B", "C")
        assertThat(flowOf("A", "B").debounce { 0L }.toList()).containsExactly("A", "B")
    }

    @ParameterizedTest
    @EnumSource
    fun debounceAndSample_upstreamFails_isThrown(builder: Builder) = builder.run {
        for (operator in listOf<(Flow<Int>) -> Flow<Int>>({ it.debounce(1) }, { it.sample(1) })) {
            val latch = Channel<Unit>()
            val flow = flow {
                emit(1)
                latch.receive()
                throw Expected()
            }
            assertThat(failureOf(operator(flow).map { latch.send(Unit); delay(Long.MAX_VALUE) }))
                .isInstanceOf(Expected::class.java)
        }
    }

    @ParameterizedTest
    @EnumSource
    fun debounceAndSample_upstreamFailsFirst_letNothingThrough(builder: Builder) = builder.run {
        val flow = flow {
            emit(1)
            throw Expected()
        }
        for (timed in listOf(flow.debounce(Long.MAX_VALUE), flow.sample(Long.MAX_VALUE))) {
            assertThat(failureOf(timed.map { error("must not get here") })).isInstanceOf(Expected::class.java)
        }
    }

    @ParameterizedTest
    @EnumSource
    fun timedOperators_downstreamFails_isThrown(builder: Builder) = builder.run {
        val flow = flow {
            emit(1)
            delay(Long.MAX_VALUE)
        }
        for (timed in listOf(flow.debounce(100), flow.sample(100), flow.timeout(100.milliseconds))) {
            assertThat(failureOf(timed.map { yield(); throw Expected() })).isInstanceOf(Expected::class.java)
        }
    }

    // sample

    @ParameterizedTest
    @EnumSource
    fun sample_takesTheLatestOfEachPeriod(builder: Builder) = builder.run {
        assertThat(letters().sample(1000).toList()).containsExactly("A", "B", "D")
        assertThat(letters().sample(1000.milliseconds).toList()).containsExactly("A", "B", "D")
        val pairs = paced(0L to 1, 0L to 2, 501L to 3, 100L to 4, 100L to 5, 0L to 6, 301L to 7, end = 501)
        assertThat(pairs.sample(500).toList()).containsExactly(2, 6, 7)
    }

    @ParameterizedTest
    @EnumSource
    fun sample_ofFewValues(builder: Builder) = builder.run {
        assertThat(paced(60L to 1, end = 60).sample(100).singleOrNull()).isEqualTo(1)
        assertThat(paced(0L to "A", 150L to "B").sample(100).single()).isEqualTo("A")
        assertThat(paced<Int?>(0L to null, end = 2).sample(1).single()).isNull()
        assertThat(emptyFlow<Int>().sample(Long.MAX_VALUE).singleOrNull()).isNull()
        assertThat(flowOf(1, 2, 3).sample(Long.MAX_VALUE).singleOrNull()).isNull()
    }

    @ParameterizedTest
    @EnumSource
    fun sample_ofLongWaitsAndOfAPace(builder: Builder) = builder.run {
        assertThat(paced(0L to "A", 3500L to "B", 900L to "C", end = 3000).sample(1000).toList())
            .containsExactly("A", "B", "C")
        val flow = flow {
            repeat(4) {
                emit(-it)
                delay(50)
            }
            repeat(4) {
                emit(it)
                delay(100)
            }
        }
        assertThat(flow.sample(100).toList()).containsExactly(-1, -3, 0, 1, 2, 3)
    }

    // timeout

    @ParameterizedTest
    @EnumSource
    fun timeout_betweenValues_strikes(builder: Builder) = builder.run {
        val log = mutableListOf<String>()
        val flow = paced(0L to "A", 100L to "B", 100L to "C", 400L to "D")
        flow.timeout(300.milliseconds)
            .catch { if (it is TimeoutCancellationException) emit("timeout $currentTime") }
            .collect { log += it }
        assertThat(log).containsExactly("A", "B", "C", "timeout 500")
    }

    @ParameterizedTest
    @EnumSource
    fun timeout_notReached_letsAllThrough(builder: Builder) = builder.run {
        assertThat(paced(100L to 1).timeout(250.milliseconds).singleOrNull()).isEqualTo(1)
        assertThat(paced<Int?>(0L to null, end = 1).timeout(2.milliseconds).single()).isNull()
        assertThat(emptyFlow<Int>().timeout(1.milliseconds).singleOrNull()).isNull()
        assertThat(flowOf(1, 2, 3).timeout(1.milliseconds).toList()).containsExactly(1, 2, 3)
    }

    @ParameterizedTest
    @EnumSource
    fun timeout_upstreamFails_thatComesFirst(builder: Builder) = builder.run {
        val late = flow<Int> {
            withContext(NonCancellable) { delay(2) }
            throw Expected()
        }
        assertThat(failureOf(late.timeout(1.milliseconds))).isInstanceOf(Expected::class.java)
        assertThat(failureOf(flow<Int> { throw Expected() }.timeout(1.milliseconds))).isInstanceOf(Expected::class.java)
        assertThat(failureOf(channelFlow<Int> { close(Expected()) }.timeout(Duration.INFINITE)))
            .isInstanceOf(Expected::class.java)
    }

    @ParameterizedTest
    @EnumSource
    fun timeout_ofASharedFlow_strikesOnlyInQuiet(builder: Builder) = builder.run {
        assertThat(failureOf(MutableSharedFlow<Int>().timeout(100.milliseconds)))
            .isInstanceOf(TimeoutCancellationException::class.java)
        assertThat(failureOf(emptyFlow<Int>().timeout(Duration.ZERO))).isInstanceOf(TimeoutCancellationException::class.java)
        val shared = MutableSharedFlow<Int>()
        val values = mutableListOf<Int>()
        val consumer = launch { shared.timeout(100.milliseconds).collect { values += it } }
        repeat(10) {
            delay(50)
            shared.emit(it)
        }
        yield()
        consumer.cancel()
        assertThat(values).isEqualTo((0 until 10).toList())
    }

    // select and ticker

    @ParameterizedTest
    @EnumSource
    fun onTimeout_ofSeveral_theEarliestIsSelected(builder: Builder) = builder.run {
        val selected = select<String> {
            onTimeout(1000) { "slow" }
            onTimeout(100.milliseconds) { "fast" }
            onTimeout(500) { "middle" }
        }
        assertThat(selected).isEqualTo("fast")
        assertThat(currentTime).isEqualTo(100)
        assertThat(select<String> { onTimeout(0) { "at once" } }).isEqualTo("at once")
    }

    @ParameterizedTest
    @EnumSource
    fun ticker_ofFixedDelay_ticksInVirtualTime(builder: Builder) = builder.run {
        val ticker = ticker(1000, initialDelayMillis = 750, context = coroutineContext.minusKey(kotlinx.coroutines.Job), mode = TickerMode.FIXED_DELAY)
        yield()
        delay(500)
        assertThat(ticker.tryReceive().getOrNull()).isNull()
        delay(300)
        assertThat(ticker.tryReceive().getOrNull()).isNotNull()
        assertThat(withTimeoutOrNull(949) { ticker.receive() }).isNull()
        assertThat(withTimeoutOrNull(100) { ticker.receive() }).isNotNull()
        ticker.cancel()
    }
}
