package dev.baton.junit

import dev.baton.core.testing.DeadlockError
import dev.baton.core.testing.Exploration
import dev.baton.core.testing.ExplorationFailure
import dev.baton.core.testing.TestScheduler
import java.lang.reflect.Method
import java.net.URLClassLoader
import java.util.ServiceLoader
import kotlin.time.Duration.Companion.hours
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.assertj.core.api.Assertions.catchThrowableOfType
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtensionConfigurationException

/** How suspending test methods are called in a run, whatever JUnit finds them. */
internal class SuspendingFunctionsTest {
    private val runner = SuspendingFunctions.runner(TEST, Bridges.found())

    internal class Methods {
        var log = ""

        suspend fun takesTime(scheduler: TestScheduler, text: String) {
            delay(2.hours)
            log = "$text after ${scheduler.nanoTime() / 3_600_000_000_000} h"
        }

        suspend fun fails() {
            delay(1.hours)
            throw Race.LostRace()
        }

        suspend fun failsAtOnce(): Unit = throw Race.LostRace()

        suspend fun waits() {
            Job().join()
            log = "not reached"
        }

        suspend fun races() = SuspendingTest.losesAnUpdate()
    }

    private val methods = Methods()

    private fun method(name: String): Method = Methods::class.java.declaredMethods.single { it.name == name }

    private fun run(name: String, scheduler: TestScheduler, vararg arguments: Any?) =
        SuspendingFunctions.run(runner, method(name), methods, arrayOf(*arguments), ThisRun(scheduler, 1))

    @Test
    fun isOne_tellsThemFromOthers() {
        assertThat(SuspendingFunctions.isOne(method("takesTime"))).isTrue()
        assertThat(SuspendingFunctions.isOne(method("getLog"))).isFalse()
    }

    @Test
    fun run_returnsWhenItHasEnded_onTheClockOfTheRun() {
        TestScheduler.create().use { scheduler -> run("takesTime", scheduler, scheduler, "ended") }
        assertThat(methods.log).isEqualTo("ended after 2 h")
    }

    @Test
    fun run_ofOneThatFails_throwsThatVeryException() {
        for (name in listOf("fails", "failsAtOnce")) {
            val scheduler = TestScheduler.create()
            assertThatThrownBy { run(name, scheduler) }.isExactlyInstanceOf(Race.LostRace::class.java)
        }
    }

    @Test
    fun run_ofOneThatWaitsForNothing_isADeadlock() {
        val scheduler = TestScheduler.create()
        assertThatThrownBy { run("waits", scheduler) }
            .isInstanceOf(DeadlockError::class.java)
            .hasMessageContaining("the test waits for its coroutines, and nothing left can resume them")
            .hasMessageContaining("Coroutines that have not ended (1):\n  the test body")
            .hasMessageNotContaining("BatonTests")
    }

    @Test
    fun run_isExplored() {
        val failure = catchThrowableOfType(ExplorationFailure::class.java) {
            Exploration.of { scheduler -> run("races", scheduler) }.iterations(100).run()
        }
        assertThat(failure).hasCauseInstanceOf(Race.LostRace::class.java)
    }

    @Test
    fun runner_whereNoBridgeIsThere_isRefused() {
        val empty = Bridges(ServiceLoader.load(dev.baton.core.testing.LibraryBridge::class.java, URLClassLoader(arrayOf(), null)))
        assertThatThrownBy { SuspendingFunctions.runner(TEST, empty) }
            .isInstanceOf(ExtensionConfigurationException::class.java)
            .hasMessageContaining("is a suspending function, and there is no bridge on the class path that runs it")
            .hasMessageContaining("Add dev.baton:baton-coroutines")
    }

    private companion object {
        val TEST = TestId(Methods::class.java, "races", 1, "races")
    }
}
