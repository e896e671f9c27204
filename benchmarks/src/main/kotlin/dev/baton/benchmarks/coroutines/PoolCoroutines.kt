package dev.baton.benchmarks.coroutines

import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.platform.ThreadPoolScheduler
import io.reactivex.rxjava3.schedulers.Schedulers
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.LongAdder
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.future.future
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactor.asCoroutineDispatcher
import kotlinx.coroutines.rx3.asCoroutineDispatcher
import kotlinx.coroutines.yield
import reactor.core.scheduler.Schedulers as ReactorSchedulers

/** Coroutines on real threads, behind a dispatcher as its users make it, with as many threads as there are processors. */
internal class PoolCoroutines private constructor(private val dispatcher: CoroutineDispatcher, private val end: Runnable) :
    AutoCloseable {

    /** So many coroutines at once, each of which yields so often. Returns how many yields came back. */
    fun yields(coroutines: Int, each: Int): Long = count { ran ->
        repeat(coroutines) {
            launch {
                repeat(each) { yield() }
                ran.add(each.toLong())
            }
        }
    }

    /** One coroutine launches so many, which do next to nothing, and joins them. Returns how many ran. */
    fun launches(times: Int): Long = count { ran ->
        repeat(times) {
            launch { ran.increment() }
        }
    }

    /** Fails if the end has not come after a minute. */
    private fun count(body: suspend CoroutineScope.(ran: LongAdder) -> Unit): Long {
        val ran = LongAdder()
        CoroutineScope(dispatcher).future { body(ran) }.get(1, TimeUnit.MINUTES)
        return ran.sum()
    }

    override fun close() = end.run()

    companion object {
        private val THREADS = Runtime.getRuntime().availableProcessors()

        @JvmStatic
        fun create(name: String): PoolCoroutines = when (name) {
            "baton" -> ThreadPoolScheduler.create(THREADS).let { PoolCoroutines(it.asCoroutineDispatcher(), it::close) }
            "executor" -> ThreadPoolScheduler.create(THREADS).let { pool ->
                PoolCoroutines(Executor { pool.schedule(it) }.asCoroutineDispatcher(), pool::close)
            }
            "reactor" -> ReactorSchedulers.newParallel("measured", THREADS).let {
                PoolCoroutines(it.asCoroutineDispatcher(), it::dispose)
            }
            "rxjava" -> PoolCoroutines(Schedulers.computation().asCoroutineDispatcher()) {} // the one there is
            else -> throw IllegalArgumentException("There is no dispatcher $name")
        }
    }
}
