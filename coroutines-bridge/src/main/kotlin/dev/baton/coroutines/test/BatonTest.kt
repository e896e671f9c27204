package dev.baton.coroutines.test

import dev.baton.core.exploration.ExplorationStrategy
import dev.baton.core.testing.Exploration
import dev.baton.core.testing.TestScheduler
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

/**
 * Runs a test body on a [TestScheduler] of its own: upstream's `runTest`, on one clock with Reactor, RxJava and executors,
 * and in every order.
 *
 * ```
 * @Test
 * fun transfer_twoAtOnce_losesNothing() = batonTest(iterations = 1_000) {
 *     val account = Account()
 *     launch { account.deposit(50) }
 *     launch { account.deposit(50) }
 *     advanceUntilIdle()
 *     assertThat(account.balance).isEqualTo(100)
 * }
 * ```
 *
 * ## Order
 *
 * With the defaults the body runs once, in the order of submission, and fails with its own exception, as in `runTest`.
 * With iterations, a seed or a strategy it is the scenario of an [Exploration], and fails with the report of that: seed,
 * schedule, trace. State that the body makes is then new in each run; what is outside of it is shared by all.
 *
 * ## What it waits for
 *
 * For the body and all coroutines launched in its scope; then the ones of `backgroundScope` are cancelled. It fails at
 * once with a [dev.baton.core.testing.DeadlockError] when they wait and nothing left can resume them, and names each with
 * the call it waits in. It fails if a coroutine elsewhere that ran on the scheduler has not ended, such as one of another
 * scope, or if any task of any library is left. Exceptions that no `CoroutineExceptionHandler` took fail this test.
 *
 * `runBlocking` inside the test, on its thread, runs the scheduler until its coroutine has ended, on the clock of the test.
 *
 * A dispatcher of another maker has threads of its own, such as `Dispatchers.Default`. Waiting for it is a deadlock, and
 * its coming back an error, unless the test calls `testScheduler.allowParking()`; no run can be replayed then.
 *
 * `Dispatchers.Main` is the foreground of the scheduler meanwhile.
 *
 * @param context elements for the coroutine of the body: a name, a parent job that is not completed, an exception handler
 *     whose exceptions do not fail the test. A dispatcher is refused here, because the scheduler is not there yet
 * @param iterations how many runs, positive
 * @param seed the seed of the first run; null is 0 if there is an exploration
 * @param strategy makes the strategy that chooses; null is the exploration's own
 * @param timeout how long a run may take in real time; then it is cancelled, its thread interrupted, and it fails
 * @param skipDelays whether the clock moves by itself when every coroutine waits; else only the test moves it
 * @throws IllegalStateException if it is called inside another one
 * @throws IllegalArgumentException if the number of iterations is not positive, or the context has a dispatcher
 * @throws dev.baton.core.testing.ExplorationFailure if a run of an exploration fails
 */
public fun batonTest(
    context: CoroutineContext = EmptyCoroutineContext,
    iterations: Long = 1,
    seed: Long? = null,
    strategy: (() -> ExplorationStrategy)? = null,
    timeout: Duration = DEFAULT_TIMEOUT,
    skipDelays: Boolean = true,
    body: suspend BatonTestScope.() -> Unit,
) {
    require(iterations > 0) { "iterations must be positive, but is $iterations" }
    if (iterations == 1L && seed == null && strategy == null) {
        val errors = Errors()
        val scheduler = TestScheduler.create()
        errors.of { TestRun(scheduler, timeout, skipDelays).run(context, body) }
        errors.of { scheduler.close() }
        errors.throwAny()
        return
    }
    var limit = timeout
    val exploration = Exploration.of { scheduler ->
        val run = TestRun(scheduler, limit, skipDelays)
        try {
            run.run(context, body)
        } finally {
            if (run.wasTooSlow) limit = minOf(limit, TIMEOUT_OF_REPETITIONS)
        }
    }
    exploration.seed(seed ?: 0).iterations(iterations)
    strategy?.let { exploration.strategy(it) }
    exploration.run()
}

/**
 * Runs a test body once on this scheduler, as one run of an exploration that has made it; see the other [batonTest] for
 * what it waits for. The scheduler is not closed: what is left on it is for whoever closes it to report.
 *
 * @param context elements for the coroutine of the body; a dispatcher must be one of this scheduler, such as a labeled one
 * @param mayLeaveCoroutines whether coroutines outside the scope of the body may go on after it, on a scheduler that does
 * @throws IllegalStateException if it is called inside another one, or in a task
 * @throws IllegalArgumentException if the dispatcher is one of another scheduler
 */
public fun TestScheduler.batonTest(
    context: CoroutineContext = EmptyCoroutineContext,
    timeout: Duration = DEFAULT_TIMEOUT,
    skipDelays: Boolean = true,
    mayLeaveCoroutines: Boolean = false,
    body: suspend BatonTestScope.() -> Unit,
): Unit = TestRun(this, timeout, skipDelays, mayLeaveCoroutines).run(context, body)

/** Runs the body of a test for callers that are not written in Kotlin, such as a test engine. */
public object BatonTests {
    /**
     * Runs a suspending function once on a scheduler, as [batonTest] does, and returns its result.
     *
     * @param body calls the function with the continuation it is given, and returns what that call returns
     */
    @JvmStatic
    public fun run(scheduler: TestScheduler, body: (Continuation<Any?>) -> Any?): Any? {
        var result: Any? = null
        scheduler.batonTest { result = suspendCoroutineUninterceptedOrReturn<Any?> { body(it) } }
        return result
    }
}

private val DEFAULT_TIMEOUT = 60.seconds

/** What was too slow once is so again when it is repeated to explain it. */
private val TIMEOUT_OF_REPETITIONS = 1.seconds
