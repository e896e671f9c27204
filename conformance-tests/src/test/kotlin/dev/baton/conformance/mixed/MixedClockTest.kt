package dev.baton.conformance.mixed

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.coroutines.test.BatonTestDispatcher
import dev.baton.coroutines.test.batonTest
import dev.baton.reactor.ReactorSchedulers
import dev.baton.reactor.test.BatonStepVerifier
import dev.baton.reactor.test.ReactorVirtualTime
import dev.baton.rxjava.RxSchedulers
import io.reactivex.rxjava3.core.Observable
import java.time.Duration.ofMillis
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.TimeUnit.MILLISECONDS
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.debounce
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono
import reactor.test.StepVerifier

/**
 * A `Flow.debounce`, an RxJava `debounce`, a Reactor `sampleTimeout` and a timer of a `ScheduledExecutorService` on one clock: whoever moves it,
 * each library emits the same values at the same times.
 */
@OptIn(FlowPreview::class)
internal class MixedClockTest {
    private val scheduler = TestScheduler.create()
    private val log = mutableListOf<String>()

    private fun note(library: String, value: Any) {
        log += "${scheduler.nanoTime() / 1_000_000} $library $value"
    }

    /** Starts all four; nothing runs before the clock is driven. */
    private fun start() {
        CoroutineScope(scheduler.asCoroutineDispatcher() + Job()).launch {
            flow {
                for (value in 0..4) {
                    emit(value)
                    delay(if (value % 2 == 0) 30L else 70L)
                }
            }.debounce(50).collect { note("flow", it) }
        }
        val rx = RxSchedulers.fromScheduler(scheduler)
        val ofRx = Observable.intervalRange(0, 5, 5, 45, MILLISECONDS, rx)
            .concatMap { value -> Observable.just(value).delay(if (value % 2 == 0L) 0L else 20L, MILLISECONDS, rx) }
            .debounce(40, MILLISECONDS, rx)
            .subscribe { note("rxjava", it) }
        check(!ofRx.isDisposed)
        val reactor = ReactorSchedulers.fromScheduler(scheduler)
        Flux.interval(ofMillis(10), ofMillis(60), reactor).take(4)
            .sampleTimeout { value -> Mono.delay(ofMillis(35L + 10 * (value % 2)), reactor) }
            .subscribe { note("reactor", it) }
        var tick = 0
        val executor: ScheduledExecutorService = scheduler.asExecutorService()
        val timer = executor.scheduleAtFixedRate({ note("timer", tick++) }, 33, 50, MILLISECONDS)
        executor.schedule({ timer.cancel(false) }, 240, MILLISECONDS)
    }

    private fun drivenByAdvanceBy(): List<String> = of { scheduler ->
        start()
        scheduler.advanceBy(ofMillis(400))
    }

    private fun of(drive: MixedClockTest.(TestScheduler) -> Unit): List<String> {
        val fresh = MixedClockTest()
        fresh.drive(fresh.scheduler)
        fresh.scheduler.close()
        return fresh.log
    }

    @Test
    fun advanceBy_letsAllFourEmit() {
        val log = drivenByAdvanceBy()
        assertThat(log.map { it.split(" ")[1] }.toSet()).containsExactlyInAnyOrder("flow", "rxjava", "reactor", "timer")
        assertThat(log.map { it.split(" ")[0].toLong() }).isSorted
        assertThat(log).contains("33 timer 0", "45 rxjava 0", "45 reactor 0", "80 flow 1").endsWith("230 flow 4", "233 timer 4")
    }

    @Test
    fun batonTest_drivesTheSame() {
        assertThat(
            of { scheduler ->
                scheduler.batonTest {
                    start()
                    delay(400)
                }
            },
        ).isEqualTo(drivenByAdvanceBy())
    }

    @Test
    fun batonTest_byItsWords_drivesTheSame() {
        assertThat(
            of { scheduler ->
                scheduler.batonTest {
                    start()
                    repeat(4) { advanceTimeBy(100) }
                    runCurrent()
                }
            },
        ).isEqualTo(drivenByAdvanceBy())
    }

    @Test
    fun runTest_drivesTheSame() {
        assertThat(
            of { scheduler ->
                runTest(BatonTestDispatcher(scheduler)) {
                    start()
                    delay(400)
                }
            },
        ).isEqualTo(drivenByAdvanceBy())
    }

    @Test
    fun runTest_byItsWords_drivesTheSame() {
        assertThat(
            of { scheduler ->
                runTest(BatonTestDispatcher(scheduler)) {
                    start()
                    repeat(4) { advanceTimeBy(100) }
                    runCurrent()
                }
            },
        ).isEqualTo(drivenByAdvanceBy())
    }

    @Test
    fun stepVerifierOfOurs_drivesTheSame() {
        assertThat(
            of { scheduler ->
                BatonStepVerifier.create(scheduler) { Mono.fromRunnable<Long> { start() }.then(Mono.delay(ofMillis(400))) }
                    .thenAwait(ofMillis(400)).expectNext(0L).verifyComplete()
            },
        ).isEqualTo(drivenByAdvanceBy())
    }

    @Test
    fun stepVerifierInVirtualTime_drivesTheSame() {
        assertThat(
            of { scheduler ->
                val virtualTime = ReactorVirtualTime.over(scheduler)
                StepVerifier.withVirtualTime({ Mono.delay(ofMillis(400)).doOnSubscribe { start() } }, virtualTime, Long.MAX_VALUE)
                    .thenAwait(ofMillis(400)).expectNext(0L).verifyComplete()
            },
        ).isEqualTo(drivenByAdvanceBy())
    }
}
