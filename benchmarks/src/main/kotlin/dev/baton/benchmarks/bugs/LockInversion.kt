package dev.baton.benchmarks.bugs

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.reactor.ReactorSchedulers
import dev.baton.rxjava.RxSchedulers
import io.reactivex.rxjava3.core.Single
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono

/**
 * A booking in coroutines locks the stock and then the ledger. A report reads six pages in Reactor and then locks, in
 * RxJava, the ledger and then the stock. The fix is one order of locks for all.
 */
internal class LockInversion private constructor(private val scheduler: TestScheduler, private val variant: Variant) {
    private val stock = AsyncLock()
    private val ledger = AsyncLock()
    private var done = 0

    private fun book() {
        CoroutineScope(scheduler.asCoroutineDispatcher()).launch {
            stock.acquire().await()
            yield() // reads what is left
            ledger.acquire().await()
            ledger.release()
            stock.release()
            done++
        }
    }

    private fun report() {
        val disk = ReactorSchedulers.fromScheduler(scheduler)
        val locks = RxSchedulers.fromScheduler(scheduler)
        val first = if (variant == Variant.BUGGY) ledger else stock
        val second = if (variant == Variant.BUGGY) stock else ledger
        val pages = Flux.range(1, PAGES).concatMap { page -> Mono.fromCallable { page }.subscribeOn(disk) }
        Single.fromPublisher(pages.count())
            .flatMap { Single.fromCompletionStage(first.acquire()) }
            .observeOn(locks)
            .flatMap { Single.fromCompletionStage(second.acquire()) }
            .observeOn(locks)
            .subscribe { _ ->
                second.release()
                first.release()
                done++
            }
    }

    internal companion object {
        private const val PAGES = 6

        @JvmStatic
        fun run(scheduler: TestScheduler, variant: Variant) {
            val service = LockInversion(scheduler, variant)
            service.book()
            service.report()
            scheduler.runUntilIdle()
            if (service.done != 2) {
                throw AssertionError("Booking and report each hold the lock the other waits for")
            }
        }

        /** The same among chains that have nothing to do with it. */
        @JvmStatic
        fun runAmongBystanders(scheduler: TestScheduler, variant: Variant) {
            Bystanders.start(scheduler)
            run(scheduler, variant)
        }
    }
}
