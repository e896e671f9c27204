package dev.baton.coroutines.test

import dev.baton.core.TaskNode
import dev.baton.core.testing.PendingListener
import dev.baton.core.testing.TestScheduler
import dev.baton.core.testing.Turns
import dev.baton.coroutines.BatonDispatcher
import dev.baton.coroutines.CoroutineDispatchers
import dev.baton.coroutines.CoroutineNode
import dev.baton.coroutines.DrivingEventLoop
import dev.baton.coroutines.KotlinxInternals
import dev.baton.coroutines.schedulerOf
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlin.time.Duration
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineStart

/**
 * One run of a test body on a scheduler, which is driven until the body and the coroutines launched in it have ended.
 *
 * ## Errors
 *
 * The test fails with what its body failed with, else with the first exception that nobody took, else with what it left
 * behind; anything else is suppressed by that. Exceptions reach the scheduler, and so this test and no other: by the
 * handler in the context of the body, and for coroutines elsewhere by their dispatcher.
 */
internal class TestRun(
    private val scheduler: TestScheduler,
    private val timeout: Duration,
    private val skipDelays: Boolean,
    private val mayLeaveCoroutines: Boolean = false,
) : PendingListener {
    private val turns = Turns.of(scheduler)
    private val live = LiveCoroutines()
    private val foreground = ForegroundWork(turns, TestCoroutine.Background::marks)
    private val errors = Errors()

    /** Whether the body was ended because it took too long in real time. */
    var wasTooSlow = false
        private set

    fun run(context: CoroutineContext, body: suspend BatonTestScope.() -> Unit) {
        CURRENT.get()?.let { outer ->
            error("batonTest was called inside another one, on ${outer.scheduler}. Tests do not nest: call suspending functions")
        }
        check(scheduler.currentTask() == null) {
            "batonTest was called inside a task of $scheduler. A task runs to its end before the next begins, so it cannot drive " +
                "the scheduler; call batonTest around it"
        }
        val ofTest = contextOf(context)
        val loop = DrivingEventLoop(scheduler, ::nextForRunBlocking)
        turns.listen(this)
        CURRENT.set(this)
        val loopBefore = KotlinxInternals.useEventLoop(loop)
        try {
            CoroutineDispatchers.install(scheduler).use {
                // No sooner, because it is a child of the job that was given, which waits for it.
                drive(TestCoroutine(ofTest, scheduler, turns, foreground), body)
            }
        } finally {
            KotlinxInternals.useEventLoop(loopBefore)
            CURRENT.remove()
            turns.listen(null)
        }
        errors.throwAny()
    }

    private fun contextOf(given: CoroutineContext): CoroutineContext {
        val interceptor = given[ContinuationInterceptor]
        require(interceptor == null || schedulerOf(interceptor)?.base() == scheduler) {
            "The dispatcher of a test must be one of its scheduler, $scheduler, but is $interceptor. Leave it out, or pass " +
                "one made of that scheduler; change to other dispatchers inside the test, with withContext"
        }
        return (if (interceptor == null) BatonDispatcher(scheduler, null) else given) + handler() + given
    }

    private fun handler() = CoroutineExceptionHandler { _, failure -> scheduler.reportError(failure) }

    private fun drive(coroutine: TestCoroutine, body: suspend BatonTestScope.() -> Unit) {
        coroutine.start(CoroutineStart.DEFAULT, coroutine, body)
        TimeLimit.watch(timeout, scheduler, coroutine, ::alive).use { limit ->
            errors.of { turns.await(coroutine::isCompleted, skipDelays, ::verdict) }
            if (!coroutine.isCompleted) {
                coroutine.cancel(CancellationException("The test has ended"))
                errors.of { runReady() }
            } else {
                errors.first(coroutine.getCompletionExceptionOrNull())
            }
            coroutine.background.end() // watched too, because one that swallows its cancellation does not end
            errors.of { scheduler.runUntil(coroutine.background::isCompleted, null) }
            errors.of { runReady() }
            errors.first(limit.exceeded)
            wasTooSlow = limit.exceeded != null
        }
        if (errors.areNone() && !mayLeaveCoroutines) {
            errors.first(leftBehind())
        }
    }

    /** What is ready when the body has ended is mostly the end of something; what does not end is left behind. */
    private fun runReady() {
        var left = MOST_TO_END
        while (left-- > 0 && turns.next()) {
            // runs what is ready
        }
    }

    private fun verdict(): String {
        val clock = if (skipDelays || turns.untilNext() == Long.MAX_VALUE) "" else
            "; the clock stands still, because delays are not skipped, until the test calls advanceTimeBy or advanceUntilIdle"
        return "the test waits for its coroutines, and nothing left can resume them$clock" + alive()
    }

    private fun alive(): String {
        val all = live.all()
        return "\nCoroutines that have not ended (${all.size}):" + lines(all)
    }

    private fun leftBehind(): AssertionError? {
        val left = live.all()
        if (left.isEmpty()) return null
        val error = AssertionError(
            "The test has ended, and coroutines outside its scope have not (${left.size}):${lines(left)}\nJoin or cancel " +
                "them, or launch them in backgroundScope." + pending(),
        )
        left.forEach { it.job.cancel(CancellationException("The test has ended")) }
        errors.of { runReady() }
        scheduler.cancelPending()
        return error
    }

    private fun pending(): String {
        val tasks = scheduler.pendingTasks()
        return if (tasks.isEmpty()) "" else tasks.joinToString("", "\nPending tasks (${tasks.size}):") { "\n  ${it.describe()}" }
    }

    private fun lines(coroutines: List<LiveCoroutines.Live>) = coroutines.joinToString("") { "\n  ${it.describe()}" }

    private fun nextForRunBlocking() {
        var asked = 0
        turns.await({ asked++ > 0 }, skipDelays) {
            "runBlocking waits for a coroutine that nothing left can resume" + alive()
        }
    }

    // What the scheduler tells.

    override fun submitted(task: TaskNode) {
        if (task is CoroutineNode) live.stepOf(task)
        foreground.submitted(task)
    }

    override fun cancelled() = foreground.letGo()

    override fun posted() {}

    private companion object {
        const val MOST_TO_END = 10_000
        val CURRENT = ThreadLocal<TestRun?>()
    }
}
