package dev.baton.benchmarks.clock

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.flow.debounce
import kotlinx.coroutines.flow.flatMapMerge
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler

/** The operators of flows. A new clock for each pipeline, as each test has one. */
@OptIn(FlowPreview::class)
internal class CoroutineOperators private constructor(
    private val dispatcher: CoroutineDispatcher,
    private val drive: Runnable,
) : Operators {

    override fun interval(elements: Int): Long = count(ticks(elements))

    override fun debounce(elements: Int): Long = count(ticks(elements).debounce(Operators.QUIET))

    override fun flatMap(elements: Int): Long =
        count((0 until elements).asFlow().flatMapMerge(Operators.CONCURRENCY) { element -> delayed(element) })

    private fun ticks(elements: Int): Flow<Int> = flow {
        repeat(elements) { tick ->
            delay(Operators.PERIOD)
            emit(tick)
        }
    }

    private fun delayed(element: Int): Flow<Int> = flow {
        delay(Operators.delay(element.toLong()))
        emit(element)
    }

    private fun count(pipeline: Flow<*>): Long {
        var count = -1L
        CoroutineScope(dispatcher).launch { count = pipeline.count().toLong() }
        drive.run()
        return count
    }

    companion object {
        @JvmStatic
        fun onOwn(): Operators {
            val clock = TestCoroutineScheduler()
            return CoroutineOperators(StandardTestDispatcher(clock)) { clock.advanceUntilIdle() }
        }

        @JvmStatic
        fun onBaton(): Operators {
            val clock = TestScheduler.create()
            return CoroutineOperators(clock.asCoroutineDispatcher()) {
                clock.runUntilIdle()
                clock.close()
            }
        }
    }
}
