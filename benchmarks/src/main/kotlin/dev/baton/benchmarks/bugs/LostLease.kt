package dev.baton.benchmarks.bugs

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.reactor.ReactorSchedulers
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import reactor.core.publisher.Mono

/**
 * A pool of one connection. A job in Reactor uses it; a coroutine waits for it, for a second at most. The connection is
 * handed over, and the time runs out before the coroutine is resumed with it. The fix tells the continuation what to do
 * with a value it could not deliver.
 */
internal class LostLease private constructor(private val variant: Variant) {
    private val waiting = ArrayDeque<CancellableContinuation<Unit>>()
    private var free = 1

    private suspend fun lease() {
        if (free > 0) {
            free--
            return
        }
        suspendCancellableCoroutine { continuation ->
            waiting.addLast(continuation)
            continuation.invokeOnCancellation { waiting.remove(continuation) }
        }
    }

    private fun giveBack() {
        val next = waiting.removeFirstOrNull()
        when {
            next == null -> free++
            variant == Variant.BUGGY -> next.resume(Unit) { _, _, _ -> }
            else -> next.resume(Unit) { _, _, _ -> giveBack() }
        }
    }

    private fun job(scheduler: TestScheduler) {
        val database = ReactorSchedulers.fromScheduler(scheduler)
        Mono.fromRunnable<Unit> { check(--free == 0) }
            .then(Mono.fromCallable { "row" }.subscribeOn(database))
            .publishOn(database)
            .doFinally { giveBack() }
            .subscribe()
    }

    private suspend fun query() {
        withTimeoutOrNull(TIMEOUT_MILLIS) {
            lease()
            try {
                yield()
            } finally {
                giveBack()
            }
        }
    }

    internal companion object {
        private const val TIMEOUT_MILLIS = 1_000L

        @JvmStatic
        fun run(scheduler: TestScheduler, variant: Variant) {
            val pool = LostLease(variant)
            pool.job(scheduler)
            CoroutineScope(scheduler.asCoroutineDispatcher()).launch { pool.query() }
            scheduler.runUntilIdle()
            if (pool.free != 1) {
                throw AssertionError("The connection was lost: nobody holds it and it is not in the pool")
            }
        }
    }
}
