package dev.baton.coroutines.test

import dev.baton.core.TaskNode
import dev.baton.core.testing.PendingListener
import dev.baton.core.testing.TestScheduler
import dev.baton.core.testing.Turns
import dev.baton.coroutines.DrivingEventLoop
import dev.baton.coroutines.KotlinxInternals
import java.util.concurrent.TimeUnit.MILLISECONDS
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.Job
import kotlinx.coroutines.Runnable
import kotlinx.coroutines.handleCoroutineException
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.test.TestScope

/**
 * Lets upstream's clock lead a scheduler of ours.
 *
 * ## Turns
 *
 * Upstream asks its queue who is next, and has no place for an order of ours. So our tasks have one event there between
 * them, at the time of the earliest: a turn, in which the scheduler runs one task that it chooses itself, and then takes
 * its next place at the end of the queue. The event moves whenever that time changes; nothing stale is left behind
 * for which upstream would move its clock.
 *
 * A turn has its next place before it runs its task, for code that drives the clock from inside. That place may come to
 * nothing, if there was only that one task.
 *
 * ## Background
 *
 * `advanceUntilIdle` ends when no event of the foreground is left. A turn is one while any task is pending that is
 * not of `backgroundScope`; a turn that was, and is no longer when it comes, changes places before it runs anything.
 */
internal class UpstreamClock private constructor(val baton: TestScheduler, val clock: TestCoroutineScheduler) : PendingListener {
    private val turns = Turns.of(baton)
    private val work = ForegroundWork(turns, KotlinxInternals::isBackground)
    private val queue = StandardTestDispatcher(clock)
    private val loop = DrivingEventLoop(baton, ::nextForRunBlocking)
    private val startMillis = clock.currentTime
    private val startNanos = baton.nanoTime()

    private var turn: Turn? = null
    private var test: Job? = null
    private var testContext: CoroutineContext = EmptyCoroutineContext
    private var turnsAfterTest = 0

    private fun now(): Long {
        val passed = MILLISECONDS.toNanos(clock.currentTime - startMillis)
        return if (passed > Long.MAX_VALUE - startNanos) Long.MAX_VALUE else startNanos + passed
    }

    /** Sees the context of every coroutine: it must be of this clock; and the first one's test gets the errors. */
    fun use(context: CoroutineContext) {
        val other = context[TestCoroutineScheduler]
        check(other == null || other === clock) {
            "Detected use of different schedulers. The coroutine is in a test with another TestCoroutineScheduler than its " +
                "dispatcher. Pass the test's, testScheduler, to BatonTestDispatcher"
        }
        if (test == null) {
            test = generateSequence(context[Job]) { it.parent }.firstOrNull { it is TestScope }
            if (test != null) testContext = context
        }
    }

    // What changes the time of the next turn.

    override fun submitted(task: TaskNode) {
        work.submitted(task)
        place()
    }

    override fun cancelled() {
        work.letGo()
        place()
    }

    /** A turn lets it in; until then it is not known what it is. */
    override fun posted() {
        queue.invokeOnTimeout(
            0,
            {
                runOne()
                place()
            },
            EmptyCoroutineContext,
        )
    }

    private fun place() {
        val now = baton.nanoTime()
        val wait = turns.untilNext()
        if (wait == Long.MAX_VALUE || turnsAfterTest > MOST_AFTER_TEST) {
            turn?.give()
            return
        }
        val at = startMillis - Math.floorDiv(-(now - startNanos + wait), NANOS_PER_MILLI) // rounded up, without a sum that overflows
        val isBackground = !work.isPending()
        val present = turn
        if (present == null || present.at != at || present.isBackground != isBackground) {
            present?.give()
            turn = Turn(at, isBackground).also { it.take() }
        }
    }

    /** A place in upstream's queue. */
    private inner class Turn(val at: Long, val isBackground: Boolean) : Runnable {
        private var event: DisposableHandle? = null

        fun take() {
            val context = if (isBackground) KotlinxInternals.background else EmptyCoroutineContext
            event = queue.invokeOnTimeout(maxOf(0, at - clock.currentTime), this, context)
        }

        fun give() {
            event?.dispose()
            turn = null
        }

        override fun run() {
            turn = null
            place()
            if (isBackground || work.isPending()) {
                try {
                    runOne()
                } finally {
                    place()
                }
            }
        }
    }

    private fun runOne() {
        if (test?.isCompleted == true && turnsAfterTest++ == MOST_AFTER_TEST) {
            report(endless())
            return
        }
        val before = KotlinxInternals.useEventLoop(loop)
        try {
            turns.next()
        } catch (failure: Throwable) {
            report(failure)
        } finally {
            KotlinxInternals.useEventLoop(before)
            work.letGo()
        }
    }

    private fun report(failure: Throwable) {
        if (test == null) throw failure
        handleCoroutineException(testContext, failure)
    }

    private fun endless() = AssertionError(
        "After the test $MOST_AFTER_TEST tasks more have run, and there is no end to them. Pending tasks:" +
            baton.pendingTasks().joinToString("") { "\n  ${it.describe()}" } +
            "\nEnd what goes on for ever, such as a timer, before the test ends.",
    )

    private fun nextForRunBlocking() {
        if (KotlinxInternals.runNext(clock)) return
        var asked = 0
        turns.await({ asked++ > 0 }, false) { "runBlocking waits for a coroutine that nothing left can resume" }
    }

    override fun toString(): String = "upstream's runTest"

    companion object {
        private const val MOST_AFTER_TEST = 100_000
        private const val NANOS_PER_MILLI = 1_000_000L

        /** Returns the clock that leads a scheduler, or null if none of upstream's does. */
        fun of(baton: TestScheduler): UpstreamClock? = Turns.of(baton).listener() as? UpstreamClock

        /** Lets upstream's clock lead from now on. */
        fun lead(baton: TestScheduler, clock: TestCoroutineScheduler): UpstreamClock =
            UpstreamClock(baton, clock).apply {
                turns.listen(this)
                turns.follow(::now)
                place()
            }
    }
}
