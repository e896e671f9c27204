package dev.baton.benchmarks.coroutines

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.coroutines.test.batonTest
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.yield

/** Coroutines in virtual time. Each call makes a clock of its own, as each test has one, and drives it to the end. */
internal class TestCoroutines private constructor(
    private val run: (suspend CoroutineScope.(background: CoroutineScope) -> Unit) -> Unit,
) {
    /** So many coroutines in turn, each of which yields so often. Returns how many yields came back. */
    fun yields(coroutines: Int, each: Int): Long = count { ran ->
        repeat(coroutines) {
            launch {
                repeat(each) {
                    yield()
                    ran()
                }
            }
        }
    }

    /** One coroutine that waits so often for a millisecond. Returns how many waits came back. */
    fun delays(times: Int): Long = count { ran ->
        repeat(times) {
            delay(1)
            ran()
        }
    }

    /** Returns how many nanoseconds so many yields take, while so many coroutines of the background wait for an hour. */
    fun yieldsBesideTimers(timers: Int, yields: Int): Long {
        var nanos = 0L
        run { background ->
            repeat(timers) { background.launch { delay(HOUR) } }
            yield() // now they wait
            val start = System.nanoTime()
            repeat(yields) { yield() }
            nanos = System.nanoTime() - start
        }
        return nanos
    }

    private fun count(body: suspend CoroutineScope.(ran: () -> Unit) -> Unit): Long {
        var count = 0L
        run { body { count++ } }
        return count
    }

    companion object {
        private const val HOUR = 3_600_000L

        @JvmStatic
        fun create(name: String): TestCoroutines = when (name) {
            "baton" -> TestCoroutines(::onBaton)
            "baton-test" -> TestCoroutines { body -> batonTest { body(backgroundScope) } }
            "standard" -> TestCoroutines(::onStandard)
            "run-test" -> TestCoroutines { body -> runTest { body(backgroundScope) } }
            else -> throw IllegalArgumentException("There is no test of coroutines $name")
        }

        private fun onBaton(body: suspend CoroutineScope.(CoroutineScope) -> Unit) = TestScheduler.create().use { clock ->
            CoroutineScope(clock.asCoroutineDispatcher()).launch { body(this) }
            clock.runUntilIdle()
        }

        private fun onStandard(body: suspend CoroutineScope.(CoroutineScope) -> Unit) {
            val dispatcher = StandardTestDispatcher()
            CoroutineScope(dispatcher).launch { body(this) }
            dispatcher.scheduler.advanceUntilIdle()
        }
    }
}
