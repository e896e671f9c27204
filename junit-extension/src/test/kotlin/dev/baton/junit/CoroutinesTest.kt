package dev.baton.junit

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.test.batonTest
import java.util.concurrent.TimeUnit
import kotlin.time.Duration.Companion.hours
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.MainCoroutineDispatcher
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.TestDispatcher
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.StandardTestDispatcher
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.parallel.ResourceLock
import reactor.core.publisher.Mono

/** Coroutines in the tests of the extension: dispatchers as parameters, `Dispatchers.Main`, upstream's `runTest`. */
@ResourceLock("dev.baton.install.coroutines")
internal class CoroutinesTest {
    @BatonTest(iterations = 20, install = [])
    fun dispatchers_standOnTheSchedulerOfTheRun(
        dispatcher: CoroutineDispatcher,
        main: MainCoroutineDispatcher,
        scheduler: TestScheduler,
    ) {
        val log = ArrayList<String>()
        CoroutineScope(dispatcher).launch {
            delay(1.hours)
            log += "background ${scheduler.isMainThread}"
            launch(main) { log += "main ${scheduler.isMainThread}" }
        }
        scheduler.runUntilIdle()

        assertThat(log).containsExactly("background false", "main true")
        assertThat(scheduler.nanoTime()).isEqualTo(TimeUnit.HOURS.toNanos(1))
    }

    @BatonTest(iterations = 20)
    fun main_isOurs(scheduler: TestScheduler) {
        var onMain = false
        CoroutineScope(Dispatchers.Main).launch { onMain = scheduler.isMainThread }
        scheduler.runUntilIdle()
        assertThat(onMain).isTrue()
    }

    @BatonTest(iterations = 20)
    fun batonTest_runsOnTheSchedulerOfTheRun(scheduler: TestScheduler) = scheduler.batonTest {
        assertThat(testScheduler).isSameAs(scheduler)
        delay(1.hours)
        assertThat(currentTime).isEqualTo(TimeUnit.HOURS.toMillis(1))
    }

    @BatonTest(iterations = 20, install = [BatonTest.ALL, "coroutines-test"], clock = ClockPolicy.IDLE)
    fun plainRunTest_installedByName_hasTheClockOfTheRun(scheduler: TestScheduler) {
        val reactor = ArrayList<Long>()
        Mono.delay(java.time.Duration.ofHours(2)).subscribe { reactor += TimeUnit.NANOSECONDS.toHours(scheduler.nanoTime()) }
        runTest {
            delay(1.hours)
            assertThat(reactor).isEmpty()
            delay(2.hours)
            assertThat(reactor).containsExactly(2L)
            assertThat(currentTime).isEqualTo(TimeUnit.HOURS.toMillis(3))
            launch(Dispatchers.Main) { delay(1.hours) }.join()
        }
        assertThat(scheduler.nanoTime()).isEqualTo(TimeUnit.HOURS.toNanos(4))
    }

    @BatonTest(iterations = 5, clock = ClockPolicy.IDLE)
    fun plainRunTest_hasAClockOfItsOwn_otherwise(scheduler: TestScheduler) {
        runTest { delay(1.hours) }
        assertThat(scheduler.nanoTime()).isZero()
    }

    internal class Upstream {
        @BatonTest
        fun body(dispatcher: TestDispatcher) = runTest(dispatcher) { SuspendingTest.losesAnUpdate() }
    }

    @Test
    fun runTest_onADispatcherOfTheRun_isExplored() {
        assertThat(Kit.failure(Upstream::class.java))
            .hasMessageContaining("To replay it: @Replay(")
            .hasCauseInstanceOf(Race.LostRace::class.java)
    }

    internal class Named {
        @BatonTest(iterations = 2, install = ["coroutines-test"])
        fun body() = runTest { delay(1) }
    }

    @Test
    fun main_setByAnotherTest_isReported_andLeftAsItIs() {
        val theirs = StandardTestDispatcher()
        Dispatchers.setMain(theirs)
        try {
            assertThat(Kit.failure(Named::class.java).cause)
                .hasMessageContaining("@BatonTest could not install its scheduler in coroutines-test")
                .hasMessageContaining("Call Dispatchers.resetMain()")
            assertThat(StandardTestDispatcher().scheduler).isSameAs(theirs.scheduler)
        } finally {
            Dispatchers.resetMain()
        }
    }

    @Test
    fun main_setForATest_isResetAfterIt() {
        assertThat(Kit.failures(Kit.run(Named::class.java))).isEmpty()
        assertThat(StandardTestDispatcher().scheduler).isNotSameAs(StandardTestDispatcher().scheduler)
    }
}
