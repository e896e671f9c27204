package dev.baton.coroutines.test

import dev.baton.core.testing.TestScheduler
import dev.baton.core.testing.Turns
import dev.baton.coroutines.BackgroundJob
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext
import kotlin.time.AbstractLongTimeSource
import kotlin.time.Duration
import kotlin.time.DurationUnit
import kotlin.time.TimeSource
import kotlinx.coroutines.AbstractCoroutine
import kotlinx.coroutines.CoroutineScope

/** The coroutine of a test body, and the scope it sees. */
internal class TestCoroutine(
    context: CoroutineContext,
    override val testScheduler: TestScheduler,
    private val turns: Turns,
    private val foreground: ForegroundWork,
) : AbstractCoroutine<Unit>(context, initParentJob = true, active = true), BatonTestScope {

    val background = BackgroundJob(testScheduler::reportError)

    override val backgroundScope: CoroutineScope = CoroutineScope(coroutineContext + background + Background)

    override val currentTime: Long
        get() = testScheduler.nanoTime() / NANOS_PER_MILLI

    override val testTimeSource: TimeSource.WithComparableMarks =
        object : AbstractLongTimeSource(DurationUnit.NANOSECONDS) {
            override fun read(): Long = testScheduler.nanoTime()
        }

    override fun advanceTimeBy(delayTime: Duration) {
        require(!delayTime.isNegative()) { "The clock never runs back: advanceTimeBy was called with $delayTime" }
        val nanos = delayTime.inWholeNanoseconds
        if (nanos == 0L) return
        val end = testScheduler.nanoTime() + nanos
        turns.runUntil({ false }, nanos - 1)
        turns.runUntil({ testScheduler.nanoTime() >= end }, 1) // what is due at the end becomes ready, and no more
    }

    override fun advanceUntilIdle() {
        testScheduler.runUntil({ !foreground.isPending() }, null)
    }

    override fun runCurrent() {
        turns.runUntil({ false }, 0)
    }

    override fun toString(): String = "BatonTestScope on $testScheduler"

    /** Marks the coroutines of [backgroundScope]. */
    object Background : AbstractCoroutineContextElement(Key), CoroutineContext.Element {
        fun marks(context: CoroutineContext): Boolean = context[Key] != null
    }

    private object Key : CoroutineContext.Key<Background>

    private companion object {
        const val NANOS_PER_MILLI = 1_000_000
    }
}
