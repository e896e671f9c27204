package dev.baton.benchmarks.bugs

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.reactor.ReactorSchedulers
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.yield
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono

/**
 * Four transfers from each account to the next, round a ring. Each parses its request in Reactor, later ones longer, and
 * then locks the account it takes from and the one it gives to, in coroutines. The fix locks the lower account first.
 */
internal class RingOfTransfers private constructor(scheduler: TestScheduler, private val variant: Variant) {
    private val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
    private val network = ReactorSchedulers.fromScheduler(scheduler)
    private val accounts = List(ACCOUNTS) { AsyncLock() }
    private var done = 0

    private fun receive(from: Int) {
        val to = (from + 1) % ACCOUNTS
        val lines = Flux.range(0, from * LINES).concatMap { line -> Mono.fromCallable { line }.subscribeOn(network) }
        scope.launch {
            lines.asFlow().collect()
            if (variant == Variant.FIXED && to < from) transfer(to, from) else transfer(from, to)
        }
    }

    private suspend fun transfer(first: Int, second: Int) {
        accounts[first].acquire().await()
        yield() // reads the balance
        accounts[second].acquire().await()
        accounts[second].release()
        accounts[first].release()
        done++
    }

    internal companion object {
        private const val ACCOUNTS = 4
        private const val LINES = 2

        @JvmStatic
        fun run(scheduler: TestScheduler, variant: Variant) {
            val bank = RingOfTransfers(scheduler, variant)
            repeat(ACCOUNTS) { bank.receive(it) }
            scheduler.runUntilIdle()
            if (bank.done != ACCOUNTS) {
                throw AssertionError("Transfers hold their own account and wait for the next, all round the ring")
            }
        }
    }
}
