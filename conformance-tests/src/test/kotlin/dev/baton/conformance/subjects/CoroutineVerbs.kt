package dev.baton.conformance.subjects

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.test.BatonTestDispatcher
import dev.baton.coroutines.test.batonTest
import java.time.Duration
import java.util.function.Consumer
import kotlin.time.toKotlinDuration
import kotlinx.coroutines.test.TestCoroutineScheduler

/** Test schedulers that are driven by the words of the builders of coroutine tests. */
internal object CoroutineVerbs {
    @JvmStatic
    fun batonTest(scheduler: TestScheduler): Consumer<Duration> = Consumer { time ->
        scheduler.batonTest(mayLeaveCoroutines = true) {
            advanceTimeBy(time.toKotlinDuration())
            runCurrent()
        }
    }

    @JvmStatic
    fun runTest(scheduler: TestScheduler): Consumer<Duration> {
        val clock = BatonTestDispatcher(scheduler).scheduler
        return Consumer { time -> drive(clock, clock.currentTime + Math.floorDiv(time.toNanos() + 999_999, 1_000_000L)) }
    }

    /** An error that a task leaves interrupts upstream's driving, which then goes on to where it was to go. */
    private fun drive(clock: TestCoroutineScheduler, end: Long) {
        val errors = ArrayList<Throwable>()
        var arrived = false
        while (!arrived) {
            try {
                clock.advanceTimeBy(end - clock.currentTime)
                clock.runCurrent()
                arrived = true
            } catch (failure: Throwable) {
                errors += failure
            }
        }
        if (errors.size == 1) throw errors[0]
        if (errors.isNotEmpty()) throw AssertionError("several errors").apply { errors.forEach(::addSuppressed) }
    }
}
