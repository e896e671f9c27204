package dev.baton.junit

import dev.baton.core.testing.TestScheduler
import java.time.Duration
import java.util.Collections
import kotlin.time.Duration.Companion.hours
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.platform.commons.JUnitException
import org.junit.platform.engine.discovery.DiscoverySelectors.selectClass
import org.junit.platform.engine.TestExecutionResult.Status
import org.junit.platform.launcher.TestExecutionListener
import org.junit.platform.launcher.TestIdentifier
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder
import org.junit.platform.launcher.core.LauncherFactory

/**
 * Suspending functions as test methods. JUnit 5 leaves them out, so there they are refused; their calls are tested without
 * it too, in [SuspendingFunctionsTest].
 */
internal class SuspendingTest {
    private val isCalled = !checkNotNull(Test::class.java.`package`.implementationVersion).startsWith("5.")

    @BeforeEach
    fun forget() = SEEN.clear()

    /** Returns what the only test of a class failed with, or null; on JUnit 5 checks that it is refused, and returns null. */
    private fun failureOf(tests: Class<*>): Throwable? {
        val request = LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(tests)).configurationParameter("baton.reports", "none").build()
        var failure: Throwable? = null
        val listener = object : TestExecutionListener {
            override fun executionFinished(test: TestIdentifier, result: org.junit.platform.engine.TestExecutionResult) {
                if (result.status != Status.SUCCESSFUL) failure = result.throwable.get()
            }
        }
        if (isCalled) {
            LauncherFactory.create().execute(request, listener)
        } else {
            assertThatThrownBy { LauncherFactory.create().execute(request, listener) }
                .isInstanceOf(JUnitException::class.java)
                .hasMessageContaining("is a suspending function, which JUnit 5 does not call")
                .hasMessageContaining("scheduler.batonTest")
        }
        return failure
    }

    internal class Passing {
        @BatonTest(iterations = 20, clock = ClockPolicy.IDLE)
        suspend fun body(scheduler: TestScheduler) {
            val before = scheduler.nanoTime()
            delay(3.hours)
            withContext(Dispatchers.Main) { yield() }
            SEEN += Duration.ofNanos(scheduler.nanoTime() - before).toString()
        }
    }

    @Test
    fun body_runsOnTheSchedulerOfTheRun_inVirtualTime() {
        assertThat(failureOf(Passing::class.java)).isNull()
        if (isCalled) assertThat(SEEN).hasSizeGreaterThanOrEqualTo(20).containsOnly("PT3H") else assertThat(SEEN).isEmpty()
    }

    internal class Losing {
        @BatonTest
        suspend fun body() = losesAnUpdate()
    }

    @Test
    fun body_isExplored() {
        val failure = failureOf(Losing::class.java)
        if (isCalled) assertThat(failure).hasMessageContaining("To replay it: @Replay(").hasCauseInstanceOf(Race.LostRace::class.java)
    }

    internal class Leaking {
        @BatonTest(iterations = 5)
        suspend fun body(scheduler: TestScheduler) {
            CoroutineScope(dev.baton.coroutines.CoroutineDispatchers.fromScheduler(scheduler)).launch { Job().join() }
            yield()
        }
    }

    @Test
    fun coroutine_leftBehind_failsTheRun() {
        val failure = failureOf(Leaking::class.java)
        if (isCalled) assertThat(failure).hasMessageContaining("coroutines outside its scope have not")
    }

    internal companion object {
        val SEEN: MutableList<String> = Collections.synchronizedList(ArrayList())

        suspend fun losesAnUpdate() {
            var balance = 0
            coroutineScope {
                repeat(2) {
                    launch {
                        val before = balance
                        yield()
                        balance = before + 1
                    }
                }
            }
            if (balance != 2) throw Race.LostRace()
        }
    }
}
