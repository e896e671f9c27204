package dev.baton.coroutines

import dev.baton.core.exploration.ExplorationStrategy
import dev.baton.core.testing.Exploration
import dev.baton.core.testing.ExplorationFailure
import dev.baton.core.testing.TestScheduler
import java.util.TreeMap
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

/** A program that reads and writes without care, with dispatchers of its own choice. */
internal class LostUpdateTest {
    /** Adds one to a counter in two steps. */
    private class Counter {
        var value = 0

        suspend fun increment() {
            val read = withContext(Dispatchers.Default) { value }
            withContext(Dispatchers.IO) { value = read + 1 }
        }
    }

    /** Returns what a counter is after so many increments. */
    private fun outcome(scheduler: TestScheduler, increments: Int): Int {
        val counter = Counter()
        CoroutineDispatchers.redirect(scheduler).use {
            val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
            repeat(increments) { scope.launch { counter.increment() } }
            scheduler.runUntilIdle()
        }
        return counter.value
    }

    @Test
    fun seeds_showEveryOutcomeAndRepeatEach() {
        val outcomes = TreeMap<Int, Int>()
        for (seed in 0L until 300L) {
            val first = TestScheduler.withSeed(seed)
            val second = TestScheduler.withSeed(seed)
            val value = outcome(first, 3)
            assertThat(outcome(second, 3)).isEqualTo(value)
            assertThat(second.scheduleHash()).isEqualTo(first.scheduleHash())
            outcomes.merge(value, 1, Int::plus)
        }
        assertThat(outcomes).containsOnlyKeys(1, 2, 3)
    }

    @Test
    fun everyOrder_ofTwoIncrements_isExplored() {
        val outcomes = TreeMap<Int, Int>()
        val result = Exploration.of { scheduler -> outcomes.merge(outcome(scheduler, 2), 1, Int::plus) }
            .iterations(10_000)
            .strategy(ExplorationStrategy.depthFirst())
            .run()
        assertThat(result.isComplete).isTrue()
        assertThat(result.schedules()).`as`("orders of two chains of five steps").isEqualTo(252)
        assertThat(outcomes).containsOnlyKeys(1, 2)
    }

    @Test
    fun failure_isReplayedFromItsSchedule() {
        val scenario = { scheduler: TestScheduler -> assertThat(outcome(scheduler, 3)).isEqualTo(3).let { } }
        assertThatThrownBy { Exploration.of(scenario).iterations(100).run() }
            .isInstanceOfSatisfying(ExplorationFailure::class.java) { failure ->
                assertThat(failure.seed()).isPresent()
                assertThatThrownBy { Exploration.of(scenario).replay(failure.schedule()) }
                    .hasStackTraceContaining("expected: 3")
            }
    }
}
