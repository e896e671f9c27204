package dev.baton.coroutines.test

import dev.baton.core.testing.TestScheduler
import java.util.concurrent.ScheduledFuture
import java.util.concurrent.ScheduledThreadPoolExecutor
import java.util.concurrent.TimeUnit.NANOSECONDS
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Job

/**
 * Ends a test that takes too long in real time, in two steps.
 *
 * First the test is cancelled by a task of its scheduler, which is the end of one whose virtual time never ends. If that
 * task does not get its turn, some other one does not end; then the test is cancelled from here, which a loop over
 * `isActive` sees, and its thread is interrupted, which wakes most calls that block. A loop that looks at neither cannot
 * be ended; what it is doing is printed, because nobody else would hear of it.
 */
internal class TimeLimit private constructor(
    private val limit: Duration,
    private val scheduler: TestScheduler,
    private val test: Job,
    private val alive: () -> String,
) : AutoCloseable {
    private val driver = Thread.currentThread()
    private var step: ScheduledFuture<*>? = null
    private var ended = false
    private var interrupted = false

    /** What the test fails with if it was too slow, else null. */
    @Volatile
    var exceeded: AssertionError? = null
        private set

    private fun begin() {
        if (limit != Duration.INFINITE) next(limit, ::cancel)
    }

    @Synchronized
    private fun next(delay: Duration, action: () -> Unit) {
        if (!ended) step = TIMER.schedule(action, delay.inWholeNanoseconds, NANOSECONDS)
    }

    private fun cancel() {
        val stack = driver.stackTrace
        exceeded = AssertionError(
            "The test did not end within $limit of real time, at virtual time ${scheduler.nanoTime() / 1_000_000} ms. Raise " +
                "its timeout, or look at what its thread \"${driver.name}\" was doing, below." + alive(),
        ).apply { stackTrace = stack }
        scheduler.allowParking() // this thread is to be heard
        val reason = CancellationException("The test was cancelled, because it did not end within $limit of real time")
        scheduler.schedule { test.cancel(reason) }
        next(minOf(limit, GRACE)) { interrupt(reason) }
    }

    private fun interrupt(reason: CancellationException) {
        test.cancel(reason)
        synchronized(this) {
            if (ended) return
            interrupted = true
            driver.interrupt()
        }
        next(minOf(limit, GRACE)) { exceeded?.printStackTrace() }
    }

    /** Ends the watch; the interrupt was for the test, and does not outlive it. */
    override fun close() {
        synchronized(this) {
            ended = true
            step?.cancel(false)
            if (interrupted) Thread.interrupted()
        }
    }

    companion object {
        private val GRACE = 1.seconds

        // One thread for all tests of the process, while there are any.
        private val TIMER = ScheduledThreadPoolExecutor(1) { work ->
            Thread(null, work, "baton test time limit", 0, false).apply { isDaemon = true }
        }.apply {
            removeOnCancelPolicy = true
            setKeepAliveTime(1, java.util.concurrent.TimeUnit.SECONDS)
            allowCoreThreadTimeOut(true)
        }

        /** Watches a test on the current thread until this is closed; [alive] names its coroutines, on another thread. */
        fun watch(limit: Duration, scheduler: TestScheduler, test: Job, alive: () -> String): TimeLimit =
            TimeLimit(limit, scheduler, test, alive).apply { begin() }
    }
}
