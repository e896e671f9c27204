package dev.baton.coroutines.test

import dev.baton.core.testing.TestScheduler
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.TimeSource
import kotlinx.coroutines.CoroutineScope

/**
 * What the body of a [batonTest] runs in: upstream's `TestScope` by the names of its members, on a [TestScheduler].
 *
 * ## Time
 *
 * The clock moves by itself when every coroutine waits, unless delay skipping is off; and by [advanceTimeBy] and
 * [advanceUntilIdle]. It is that of the scheduler, so the timers of Reactor, RxJava and executors on it are run on the way.
 *
 * ## Order and threads
 *
 * Every step of a coroutine, the body's too, is one task of the scheduler, which chooses who is next. The members that
 * move the clock run other tasks inside the step that calls them, and may be called on the driver's thread only.
 */
public interface BatonTestScope : CoroutineScope {
    /** The scheduler of this run. Its own driving calls are for the code around the test, and refused in here. */
    public val testScheduler: TestScheduler

    /**
     * For coroutines that need not end: they are cancelled when the body and all others have ended. What they throw fails
     * the test, also where it is a result such as that of `async`. Time goes on for them as long as there is other work.
     */
    public val backgroundScope: CoroutineScope

    /** The virtual time in whole milliseconds. */
    public val currentTime: Long

    /** The virtual time as a source of marks, to the nanosecond. */
    public val testTimeSource: TimeSource.WithComparableMarks

    /**
     * Moves the clock and runs what is due on the way, but not what is due at the very end; as upstream does.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public fun advanceTimeBy(delayTime: Duration)

    /**
     * Moves the clock as [advanceTimeBy] with a [Duration] does, by milliseconds.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public fun advanceTimeBy(delayTimeMillis: Long): Unit = advanceTimeBy(delayTimeMillis.milliseconds)

    /** Runs everything, moving the clock as needed, until nothing is left but what coroutines of [backgroundScope] wait for. */
    public fun advanceUntilIdle()

    /** Runs what is due now, and what that makes due, while the clock stands still. */
    public fun runCurrent()
}
