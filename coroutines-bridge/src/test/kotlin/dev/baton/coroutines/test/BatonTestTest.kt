package dev.baton.coroutines.test

import dev.baton.core.TaskLabel
import dev.baton.core.exploration.ExplorationStrategy
import dev.baton.core.testing.DeadlockError
import dev.baton.core.testing.ExplorationFailure
import dev.baton.core.testing.TestScheduler
import dev.baton.core.testing.UnfinishedTasksError
import dev.baton.coroutines.asBaton
import dev.baton.coroutines.asCoroutineDispatcher
import io.reactivex.rxjava3.core.Observable
import java.time.Duration.ofSeconds
import java.util.concurrent.CountDownLatch
import kotlin.coroutines.ContinuationInterceptor
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.rx3.asFlow
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.assertj.core.api.Assertions.catchThrowable
import org.junit.jupiter.api.Test

/** What `batonTest` does beyond upstream's `runTest`. */
internal class BatonTestTest {
    private class Expected : Exception("expected")

    // Orders.

    private fun lostUpdate(seed: Long?) = batonTest(iterations = 200, seed = seed) {
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

    @Test
    fun iterations_overALostUpdate_failWithSeedAndSchedule() {
        val failure = catchThrowable { lostUpdate(null) } as ExplorationFailure
        assertThat(failure).hasMessageContaining("Failing seed").hasMessageContaining("To replay it")
        val again = catchThrowable { lostUpdate(failure.seed().asLong) } as ExplorationFailure
        assertThat(again.seed()).isEqualTo(failure.seed())
        assertThat(again.schedule()).isEqualTo(failure.schedule())
    }

    @Test
    fun strategy_thatEnumerates_seesEveryOrder() {
        val orders = mutableSetOf<String>()
        batonTest(iterations = 1_000, strategy = { ExplorationStrategy.depthFirst() }) {
            val log = StringBuilder()
            for (name in "abc") launch { log.append(name) }
            advanceUntilIdle()
            orders += log.toString()
        }
        assertThat(orders).hasSize(6)
    }

    @Test
    fun iterations_notPositive_areRefused() {
        assertThatThrownBy { batonTest(iterations = 0) {} }.isInstanceOf(IllegalArgumentException::class.java)
    }

    @Test
    fun scheduler_ofAnExploration_runsTheBodyOncePerRun() {
        var runs = 0
        TestScheduler.many(10) { scheduler ->
            scheduler.batonTest {
                assertThat(testScheduler).isSameAs(scheduler)
                delay(10)
                runs++
            }
        }
        assertThat(runs).isGreaterThanOrEqualTo(10)
    }

    // Time.

    @Test
    fun clock_isThatOfOtherLibraries() = batonTest {
        val log = mutableListOf<String>()
        testScheduler.scheduleAfter(ofSeconds(2)) { log += "timer ${currentTime}" }
        launch {
            delay(1_000)
            log += "delay $currentTime"
        }
        advanceTimeBy(2_000)
        assertThat(log).containsExactly("delay 1000")
        runCurrent()
        assertThat(log).containsExactly("delay 1000", "timer 2000")
    }

    @Test
    fun timeSource_isExactToTheNanosecond() = batonTest {
        val mark = testTimeSource.markNow()
        advanceTimeBy(7.nanoseconds)
        assertThat(mark.elapsedNow()).isEqualTo(7.nanoseconds)
        assertThat(testTimeSource.markNow() - mark).isEqualTo(7.nanoseconds)
    }

    @Test
    fun delays_notSkipped_waitForTheTestToMoveTheClock() = batonTest(skipDelays = false) {
        val done = CompletableDeferred<Long>()
        launch {
            delay(100)
            done.complete(currentTime)
        }
        yield()
        assertThat(done.isCompleted).isFalse()
        advanceTimeBy(101)
        assertThat(done.await()).isEqualTo(100)
    }

    @Test
    fun delays_notSkippedAndNobodyMovesTheClock_areADeadlockThatSaysSo() {
        assertThatThrownBy { batonTest(skipDelays = false) { delay(100) } }
            .isInstanceOf(DeadlockError::class.java)
            .hasMessageContaining("delays are not skipped").hasMessageContaining("at virtual time 0 ms")
    }

    @Test
    fun main_isTheForegroundOfTheScheduler() = batonTest {
        withContext(Dispatchers.Main) { assertThat(testScheduler.isMainThread).isTrue() }
        assertThat((coroutineContext[ContinuationInterceptor] as CoroutineDispatcher).asBaton()).isSameAs(testScheduler)
    }

    // runBlocking on the thread of the test.

    @Test
    fun runBlocking_awaitsASibling_runsIt() = batonTest {
        val done = CompletableDeferred<Int>()
        launch {
            delay(5)
            done.complete(1)
        }
        assertThat(runBlocking { done.await() }).isEqualTo(1)
        assertThat(currentTime).isEqualTo(5)
    }

    @Test
    fun runBlocking_delaysInIt_areVirtual() = batonTest {
        assertThat(runBlocking { delay(3_600_000); runBlocking { delay(1); 7 } }).isEqualTo(7)
        assertThat(currentTime).isEqualTo(3_600_001)
    }

    @Test
    fun runBlocking_insideAnObservableAsFlow_endsHoweverLongItIs() = batonTest {
        assertThat(Observable.range(1, 10_000).asFlow().count()).isEqualTo(10_000)
    }

    @Test
    fun runBlocking_nothingCanResumeIt_isADeadlockAtOnce() {
        assertThatThrownBy { batonTest { runBlocking { CompletableDeferred<Unit>().await() } } }
            .isInstanceOf(DeadlockError::class.java).hasMessageContaining("runBlocking waits for a coroutine")
    }

    @Test
    fun runBlocking_afterTheTest_isUpstreamsAgain() {
        batonTest { runBlocking { delay(1) } }
        assertThat(runBlocking { coroutineContext[ContinuationInterceptor].toString() }).contains("BlockingEventLoop")
    }

    // What cannot end.

    @Test
    fun deadlock_isToldAtOnceWithEveryCoroutineAndItsPlace() {
        assertThatThrownBy {
            batonTest {
                launch(CoroutineName("worker") + testScheduler.labeled(TaskLabel.of("db")).asCoroutineDispatcher()) {
                    CompletableDeferred<Unit>().await()
                }
                CompletableDeferred<Unit>().await()
            }
        }.isInstanceOf(DeadlockError::class.java)
            .hasMessageContaining("the test body, suspended at ")
            .hasMessageContaining("launch \"worker\" [db], suspended at ")
            .hasMessageContaining("BatonTestTest.kt:")
    }

    @Test
    fun otherThreads_withoutParking_areADeadlockWithTheWayOut() {
        val release = CountDownLatch(1)
        val failure = catchThrowable {
            batonTest { withContext(Dispatchers.Default) { release.await() } }
        }
        release.countDown()
        assertThat(failure).isInstanceOf(DeadlockError::class.java).hasMessageContaining("allowParking()")
    }

    @Test
    fun busyLoop_inWithTimeout_isEndedByTheRealTimeLimit() {
        assertThatThrownBy {
            batonTest(timeout = 30.milliseconds) {
                withTimeout(50) {
                    while (isActive) {
                        // virtual time cannot pass in here
                    }
                }
            }
        }.isInstanceOf(AssertionError::class.java).hasMessageContaining("did not end within 30ms of real time")
    }

    @Test
    fun threadThatBlocks_isInterruptedAndShown() {
        assertThatThrownBy { batonTest(timeout = 30.milliseconds) { CountDownLatch(1).await() } }
            .isInstanceOf(AssertionError::class.java).hasMessageContaining("did not end within")
            .satisfies({ assertThat(it.stackTrace.map { frame -> frame.className }).contains(CountDownLatch::class.java.name) })
        assertThat(Thread.interrupted()).isFalse()
    }

    @Test
    fun virtualTimeThatNeverEnds_isEndedByTheRealTimeLimit() {
        assertThatThrownBy { batonTest(timeout = 30.milliseconds) { while (true) delay(1) } }
            .isInstanceOf(AssertionError::class.java).hasMessageContaining("did not end within")
    }

    // What is left behind.

    @Test
    fun coroutineElsewhere_thatWaitsForEver_isReported() {
        assertThatThrownBy {
            batonTest {
                CoroutineScope(Job() + testScheduler.asCoroutineDispatcher()).launch(CoroutineName("leak")) { awaitCancellation() }
                yield()
            }
        }.isInstanceOf(AssertionError::class.java)
            .hasMessageContaining("outside its scope").hasMessageContaining("launch \"leak\", suspended at ")
    }

    @Test
    fun coroutineElsewhere_pendingForHours_isReportedAndNotRun() {
        var ran = false
        assertThatThrownBy {
            batonTest {
                CoroutineScope(Job() + coroutineContext[ContinuationInterceptor]!!).launch {
                    delay(10_000_000)
                    ran = true
                }
                delay(1)
            }
        }.isInstanceOf(AssertionError::class.java).hasMessageContaining("due in")
        assertThat(ran).isFalse()
    }

    @Test
    fun timerOfAnotherLibrary_leftBehind_isReported() {
        assertThatThrownBy { batonTest { testScheduler.scheduleAfter(ofSeconds(5)) {} } }
            .isInstanceOf(UnfinishedTasksError::class.java).hasMessageContaining("due in")
    }

    @Test
    fun coroutineElsewhere_cancelledAtTheEnd_isNotLeftBehind() = batonTest {
        val elsewhere = CoroutineScope(Job() + testScheduler.asCoroutineDispatcher())
        elsewhere.launch { awaitCancellation() }
        yield()
        elsewhere.coroutineContext[Job]!!.cancel()
    }

    // Exceptions.

    @Test
    fun uncaughtException_elsewhere_failsThisTestAndNotTheNextOfUpstream() {
        runTest {} // from here on upstream keeps what it does not know
        assertThatThrownBy {
            batonTest {
                launch(coroutineContext.minusKey(Job) + SupervisorJob()) { throw Expected() }.join()
            }
        }.isInstanceOf(Expected::class.java)
        runTest {}
    }

    @Test
    fun exceptionHandler_given_takesExceptions() {
        val taken = mutableListOf<Throwable>()
        batonTest(CoroutineExceptionHandler { _, failure -> taken += failure }) {
            launch(coroutineContext.minusKey(Job) + SupervisorJob()) { throw Expected() }.join()
        }
        assertThat(taken).hasOnlyElementsOfType(Expected::class.java).hasSize(1)
    }

    // Bad input.

    @Test
    fun batonTest_inABatonTest_isRefused() = batonTest {
        assertThatThrownBy { batonTest {} }.isInstanceOf(IllegalStateException::class.java).hasMessageContaining("do not nest")
    }

    @Test
    fun dispatcher_ofAnotherScheduler_isRefused() {
        val other = TestScheduler.create().asCoroutineDispatcher()
        assertThatThrownBy { TestScheduler.create().batonTest(other) {} }
            .isInstanceOf(IllegalArgumentException::class.java).hasMessageContaining("one of its scheduler")
    }

    @Test
    fun dispatcher_labeledOfTheScheduler_runsTheBody() {
        val scheduler = TestScheduler.create()
        scheduler.batonTest(scheduler.labeled(TaskLabel.of("body")).asCoroutineDispatcher()) {
            assertThat(scheduler.currentLabel()).isEqualTo(TaskLabel.of("body"))
        }
        scheduler.close()
    }

    @Test
    fun suspendingFunction_fromAnEngine_returnsItsResult() {
        val function: suspend () -> Int = {
            delay(5)
            42
        }
        @Suppress("UNCHECKED_CAST") // what an engine does by reflection
        val call = function as (kotlin.coroutines.Continuation<Any?>) -> Any?
        val scheduler = TestScheduler.create()
        assertThat(BatonTests.run(scheduler) { call(it) }).isEqualTo(42)
        assertThat(scheduler.nanoTime()).isEqualTo(5_000_000)
        scheduler.close()
    }

    @Test
    fun background_thatSwallowsItsCancellation_isEndedByTheRealTimeLimit() {
        assertThatThrownBy {
            batonTest(timeout = 30.milliseconds) {
                backgroundScope.launch {
                    while (!Thread.currentThread().isInterrupted) {
                        try {
                            delay(10)
                        } catch (swallowed: CancellationException) {
                            assertThat(isActive).isFalse()
                        }
                    }
                }
                delay(50)
            }
        }.isInstanceOf(AssertionError::class.java).hasMessageContaining("did not end within 30ms of real time")
    }

    @Test
    fun batonTest_inATask_isRefusedAndLeavesNoChild() {
        val scheduler = TestScheduler.create()
        val parent = Job()
        var failure: Throwable? = null
        scheduler.schedule { failure = catchThrowable { scheduler.batonTest(parent) {} } }
        scheduler.runUntilIdle()
        assertThat(failure).isInstanceOf(IllegalStateException::class.java).hasMessageContaining("inside a task")
        assertThat(parent.children.toList()).isEmpty()
        scheduler.close()
    }

    @Test
    fun batonTest_refusedByAnotherDriver_leavesNoChild() {
        val scheduler = TestScheduler.create()
        BatonTestDispatcher(scheduler)
        val parent = Job()
        assertThatThrownBy { scheduler.batonTest(parent) {} }.isInstanceOf(IllegalStateException::class.java)
        assertThat(parent.children.toList()).isEmpty()
    }
}
