package dev.baton.benchmarks.bugs

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.reactor.ReactorSchedulers
import dev.baton.rxjava.RxSchedulers
import io.reactivex.rxjava3.core.Single
import kotlin.coroutines.Continuation
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import reactor.core.publisher.Mono

/**
 * Two producers fetch an item each in RxJava and put it into a buffer for one; two consumers open a file each in Reactor
 * and take. Everybody waits in one queue, and one is woken at a time: a producer's signal may wake a producer, a consumer's
 * a consumer. The fix has a queue for each side.
 */
internal class BoundedBuffer private constructor(variant: Variant) {
    private val producers = ArrayDeque<Continuation<Unit>>()
    private val consumers = if (variant == Variant.BUGGY) producers else ArrayDeque()
    private var item: String? = null
    private var taken = 0

    private suspend fun put(value: String) {
        while (item != null) {
            suspendCoroutine { producers.addLast(it) }
        }
        item = value
        consumers.removeFirstOrNull()?.resume(Unit)
    }

    private suspend fun take() {
        while (item == null) {
            suspendCoroutine { consumers.addLast(it) }
        }
        item = null
        taken++
        producers.removeFirstOrNull()?.resume(Unit)
    }

    internal companion object {
        private const val ITEMS = 2

        @JvmStatic
        fun run(scheduler: TestScheduler, variant: Variant) {
            val buffer = BoundedBuffer(variant)
            val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
            val network = RxSchedulers.fromScheduler(scheduler)
            repeat(ITEMS) { number ->
                scope.launch {
                    val fetched = Single.fromCallable { "item $number" }.subscribeOn(network)
                    buffer.put(fetched.toCompletionStage().await())
                }
            }
            val disk = ReactorSchedulers.fromScheduler(scheduler)
            repeat(ITEMS) { number ->
                scope.launch {
                    Mono.fromCallable { "file $number" }.subscribeOn(disk).toFuture().await()
                    buffer.take()
                }
            }
            scheduler.runUntilIdle()
            if (buffer.taken != ITEMS) {
                throw AssertionError("Producers and consumers wait for each other for ever")
            }
        }
    }
}
