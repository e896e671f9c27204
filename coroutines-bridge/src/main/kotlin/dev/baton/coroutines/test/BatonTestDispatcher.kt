package dev.baton.coroutines.test

import dev.baton.core.testing.TestScheduler
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.test.TestDispatcher

/**
 * Returns a dispatcher for upstream's `runTest` whose coroutines run in the order, and on the clock, of a [TestScheduler].
 *
 * ```
 * @Test
 * fun transfer_anyOrder_losesNothing() = TestScheduler.many(1_000) { scheduler ->
 *     runTest(BatonTestDispatcher(scheduler)) { … } // unchanged
 * }
 * ```
 *
 * ## One clock
 *
 * Upstream's clock leads. Whatever is pending on the scheduler, of coroutines, Reactor, RxJava or an executor, is due on
 * it at the same virtual millisecond, rounded up; and whoever asks the scheduler for the time gets upstream's. So
 * `runTest`, `advanceTimeBy`, `advanceUntilIdle` and `runCurrent` drive all libraries. The scheduler's own driving calls
 * are for other tests.
 *
 * ## Order and threads
 *
 * Each event of upstream's queue is one task of the scheduler, chosen by it among all that are ready. Without a seed that
 * is upstream's order. Other dispatchers on the same clock, such as a `StandardTestDispatcher`, keep their own order; the
 * two take turns. With `Dispatchers.setMain(BatonTestDispatcher(scheduler))` a plain `runTest { }` has this clock, and its
 * body, on a `StandardTestDispatcher` of upstream's, is in that order; what is on `Dispatchers.Main` is in the scheduler's.
 *
 * The thread that runs the test drives the scheduler. Other threads may resume its coroutines if the scheduler allows
 * parking. The background is upstream's: `advanceUntilIdle` does not wait for coroutines of `backgroundScope`; the tasks of
 * other libraries it does wait for.
 *
 * `runBlocking` inside a coroutine of this dispatcher, on its thread, runs the events of upstream's clock until it has its
 * result, and is a [dev.baton.core.testing.DeadlockError] if there are none.
 *
 * ## Errors
 *
 * What a task of another library throws and nobody takes fails the test as an uncaught exception of a coroutine does. Tasks
 * that go on for ever after the test has ended, such as a timer that nobody stopped, fail it too.
 *
 * @param scheduler chooses the order; it must be new or idle. Two dispatchers of one scheduler share its clock
 * @param testScheduler upstream's clock; null is that of `Dispatchers.Main` if upstream has set that, else a new one
 * @param name what `toString` says
 * @throws IllegalStateException if the scheduler is driven by something else, or follows another clock
 */
public fun BatonTestDispatcher(
    scheduler: TestScheduler,
    testScheduler: TestCoroutineScheduler? = null,
    name: String? = null,
): TestDispatcher {
    val present = UpstreamClock.of(scheduler)
    val clock = testScheduler ?: present?.clock ?: StandardTestDispatcher().scheduler
    check(present == null || present.clock === clock) {
        "$scheduler follows the clock of another BatonTestDispatcher already. Pass its scheduler as testScheduler, or make a " +
            "new TestScheduler for each test"
    }
    return OrderedTestDispatcher(present ?: UpstreamClock.lead(scheduler, clock), name)
}

/**
 * Returns a dispatcher for upstream's `runTest` in an order given by a seed, on a scheduler of its own that other threads
 * may submit to, as upstream's may.
 */
public fun BatonTestDispatcher(seed: Long, testScheduler: TestCoroutineScheduler? = null): TestDispatcher =
    BatonTestDispatcher(TestScheduler.builder().seed(seed).allowParking(true).build(), testScheduler)

/**
 * Returns a dispatcher for upstream's `runTest` in upstream's order, on a scheduler of its own that other threads may submit
 * to, as upstream's may.
 */
public fun BatonTestDispatcher(): TestDispatcher =
    BatonTestDispatcher(TestScheduler.builder().allowParking(true).build())
