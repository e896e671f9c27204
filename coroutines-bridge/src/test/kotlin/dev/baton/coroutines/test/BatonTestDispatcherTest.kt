package dev.baton.coroutines.test

import dev.baton.core.testing.DeadlockError
import dev.baton.core.testing.ExplorationFailure
import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asBaton
import io.reactivex.rxjava3.core.Observable
import java.time.Duration.ofMillis
import java.time.Duration.ofNanos
import kotlin.coroutines.ContinuationInterceptor
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.rx3.asFlow
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.advanceUntilIdle
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.assertj.core.api.Assertions.catchThrowable
import org.junit.jupiter.api.Test

/** Upstream's `runTest` in our order and with our clock's other users. */
internal class BatonTestDispatcherTest {
    private val scheduler = TestScheduler.create()

    private fun orderOf(seed: Long): String {
        val log = StringBuilder()
        runTest(BatonTestDispatcher(seed)) {
            for (name in "abcd") {
                launch {
                    log.append(name)
                    yield()
                    log.append(name)
                }
            }
        }
        return log.toString()
    }

    @Test
    fun seeds_giveDifferentOrders_andEachItsOwnAgain() {
        val orders = (0L until 50).map(::orderOf)
        assertThat(orders.toSet()).hasSizeGreaterThan(30)
        assertThat((0L until 50).map(::orderOf)).isEqualTo(orders)
    }

    @Test
    fun exploration_ofRunTest_findsALostUpdate() {
        val failure = catchThrowable {
            TestScheduler.many(200) { scheduler ->
                runTest(BatonTestDispatcher(scheduler)) {
                    var balance = 0
                    repeat(2) {
                        launch {
                            val read = balance
                            yield()
                            balance = read + 50
                        }
                    }
                    advanceUntilIdle()
                    assertThat(balance).isEqualTo(100)
                }
            }
        }
        assertThat(failure).isInstanceOf(ExplorationFailure::class.java).hasMessageContaining("To replay it")
    }

    @Test
    fun timersOfOtherLibraries_areDrivenByUpstreamsWords() = runTest(BatonTestDispatcher(scheduler)) {
        val log = mutableListOf<String>()
        scheduler.scheduleAfter(ofMillis(10)) { log += "ours $currentTime" }
        launch {
            delay(5)
            log += "delay $currentTime"
        }
        advanceTimeBy(10)
        assertThat(log).containsExactly("delay 5")
        runCurrent()
        assertThat(log).containsExactly("delay 5", "ours 10")
        scheduler.scheduleAfter(ofNanos(1)) { log += "rounded up ${scheduler.nanoTime()}" }
        advanceUntilIdle()
        assertThat(log).endsWith("rounded up 11000000")
    }

    @Test
    fun clockOfTheScheduler_isUpstreamsAtAnyMoment() = runTest(BatonTestDispatcher(scheduler)) {
        advanceTimeBy(100)
        assertThat(scheduler.nanoTime()).isEqualTo(100_000_000)
        val log = mutableListOf<Long>()
        scheduler.scheduleAfter(ofMillis(7)) { log += currentTime }
        advanceUntilIdle()
        assertThat(log).containsExactly(107L)
    }

    @Test
    fun cancelledTimer_doesNotMoveTheClock() = runTest(BatonTestDispatcher(scheduler)) {
        val timer = scheduler.scheduleAfter(ofMillis(1_000)) {}
        timer.cancel()
        advanceUntilIdle()
        assertThat(currentTime).isEqualTo(0)
    }

    @Test
    fun runBlocking_awaitsASibling_runsIt() = runTest(BatonTestDispatcher()) {
        val done = CompletableDeferred<Int>()
        launch {
            delay(5)
            done.complete(1)
        }
        assertThat(runBlocking { done.await() }).isEqualTo(1)
        assertThat(currentTime).isEqualTo(5)
    }

    @Test
    fun runBlocking_awaitsACoroutineOfUpstreamsOwnDispatcher_runsIt() = runTest(BatonTestDispatcher()) {
        val done = CompletableDeferred<Int>()
        launch(StandardTestDispatcher(testScheduler)) {
            delay(5)
            done.complete(1)
        }
        assertThat(runBlocking { done.await() }).isEqualTo(1)
    }

    @Test
    fun runBlocking_insideAnObservableAsFlow_endsHoweverLongItIs() = runTest(BatonTestDispatcher()) {
        assertThat(Observable.range(1, 10_000).asFlow().count()).isEqualTo(10_000)
    }

    @Test
    fun runBlocking_nothingCanResumeIt_isADeadlockAtOnce() {
        assertThatThrownBy {
            runTest(BatonTestDispatcher(scheduler)) { runBlocking { CompletableDeferred<Unit>().await() } }
        }.isInstanceOf(DeadlockError::class.java)
    }

    @Test
    fun main_setToOurs_givesPlainRunTestOurClock() {
        val ours = BatonTestDispatcher(scheduler)
        Dispatchers.setMain(ours)
        try {
            runTest {
                assertThat(testScheduler).isSameAs(ours.scheduler)
                val log = mutableListOf<String>()
                scheduler.scheduleAfter(ofMillis(10)) { log += "ours" }
                withContext(Dispatchers.Main) {
                    delay(5)
                    log += "main"
                }
                delay(20)
                assertThat(log).containsExactly("main", "ours")
                assertThat(scheduler.nanoTime()).isEqualTo(25_000_000)
            }
        } finally {
            Dispatchers.resetMain()
        }
    }

    @Test
    fun standardDispatcher_onTheSameClock_keepsItsOrderAndTakesTurns() = runTest(BatonTestDispatcher(scheduler)) {
        val log = mutableListOf<String>()
        val upstream = StandardTestDispatcher(testScheduler)
        for (name in listOf("a", "b")) launch(upstream) { log += name }
        for (name in listOf("1", "2")) launch { log += name }
        advanceUntilIdle()
        assertThat(log.filter { it in "ab" }).containsExactly("a", "b")
        assertThat(log.filter { it in "12" }).containsExactly("1", "2")
    }

    @Test
    fun errorOfAnotherLibrary_failsTheTest() {
        assertThatThrownBy {
            runTest(BatonTestDispatcher(scheduler)) {
                scheduler.schedule { throw IllegalStateException("ours") }
                delay(1)
            }
        }.isInstanceOf(IllegalStateException::class.java).hasMessage("ours")
    }

    @Test
    fun timerThatNobodyStops_failsTheTestInsteadOfHangingIt() {
        assertThatThrownBy {
            runTest(BatonTestDispatcher(scheduler)) {
                scheduler.schedulePeriodically(ofMillis(10), ofMillis(10)) {}
                delay(25)
            }
        }.isInstanceOf(AssertionError::class.java).hasMessageContaining("no end to them")
    }

    @Test
    fun dispatchers_ofOneScheduler_shareItsClock() {
        val first = BatonTestDispatcher(scheduler)
        assertThat(BatonTestDispatcher(scheduler).scheduler).isSameAs(first.scheduler)
        assertThatThrownBy { BatonTestDispatcher(scheduler, TestCoroutineScheduler()) }
            .isInstanceOf(IllegalStateException::class.java).hasMessageContaining("another BatonTestDispatcher")
    }

    @Test
    fun dispatcher_ofAnotherClock_isRefusedInsideATest() = runTest {
        assertThatThrownBy { runBlocking(coroutineContext + BatonTestDispatcher(scheduler)) {} }
            .isInstanceOf(IllegalStateException::class.java).hasMessageContaining("different schedulers")
    }

    @Test
    fun dispatcher_convertsBack_andIsNamed() {
        val dispatcher: CoroutineDispatcher = BatonTestDispatcher(scheduler, name = "ours")
        assertThat(dispatcher.asBaton()).isSameAs(scheduler)
        assertThat(dispatcher.toString()).startsWith("ours[$scheduler, scheduler=")
        assertThat(TestScope(dispatcher).coroutineContext[ContinuationInterceptor]).isSameAs(dispatcher)
    }

    @Test
    fun batonTest_onASchedulerThatUpstreamLeads_isRefused() {
        BatonTestDispatcher(scheduler)
        assertThatThrownBy { scheduler.batonTest {} }
            .isInstanceOf(IllegalStateException::class.java).hasMessageContaining("driven by")
    }

    @Test
    fun delay_beyondOurNanoseconds_isLeftToUpstream() = runTest(BatonTestDispatcher()) {
        val job = launch { delay(Long.MAX_VALUE / 2) }
        advanceUntilIdle()
        assertThat(job.isCompleted).isTrue()
        assertThat(currentTime).isEqualTo(Long.MAX_VALUE / 2)
    }

    @Test
    fun delay_ofTheLastMillisecondOfOurClock_ends() = runTest(BatonTestDispatcher(scheduler)) {
        val last = Long.MAX_VALUE / 1_000_000 - 1
        delay(last)
        assertThat(currentTime).isEqualTo(last)
        delay(1)
        assertThat(currentTime).isEqualTo(last + 1)
    }
}
