package dev.baton.coroutines

import dev.baton.core.TaskLabel
import dev.baton.core.testing.TestScheduler
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

internal class OrderTest {
    private val seeds = 0L until 100L

    private fun <T> underSeed(seed: Long, scenario: (TestScheduler, MutableList<T>) -> Unit): List<T> {
        val log = mutableListOf<T>()
        TestScheduler.withSeed(seed).use { scheduler ->
            scenario(scheduler, log)
            scheduler.runUntilIdle()
        }
        return log
    }

    private fun twoCoroutines(seed: Long): List<String> = underSeed(seed) { scheduler, log ->
        val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
        for (name in listOf("a", "b")) {
            scope.launch { repeat(4) { log += "$name$it"; yield() } }
        }
    }

    @Test
    fun yield_withoutSeed_takesTurns() {
        val log = mutableListOf<String>()
        TestScheduler.create().use { scheduler ->
            val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
            for (name in listOf("a", "b")) {
                scope.launch { repeat(3) { log += "$name$it"; yield() } }
            }
            scheduler.runUntilIdle()
        }

        assertThat(log).containsExactly("a0", "b0", "a1", "b1", "a2", "b2")
    }

    @Test
    fun coroutines_differentSeeds_interleaveDifferently() {
        assertThat(seeds.map(::twoCoroutines).distinct()).hasSizeGreaterThan(20)
    }

    @Test
    fun coroutines_sameSeed_interleaveIdentically() {
        for (seed in seeds) {
            assertThat(twoCoroutines(seed)).isEqualTo(twoCoroutines(seed))
        }
    }

    private fun numbered(seed: Long, limit: (TestScheduler) -> CoroutineDispatcher): List<Int> =
        underSeed(seed) { scheduler, log ->
            val scope = CoroutineScope(limit(scheduler))
            repeat(5) { scope.launch { log += it; yield(); log += it + 5 } }
        }

    @Test
    fun limitedParallelism_one_keepsOrder() {
        for (seed in seeds) {
            val log = numbered(seed) { it.asCoroutineDispatcher().limitedParallelism(1) }
            assertThat(log).isEqualTo((0..9).toList())
        }
    }

    @Test
    fun fromScheduler_worker_keepsOrder() {
        for (seed in seeds) {
            assertThat(numbered(seed) { it.createWorker().asCoroutineDispatcher() }).isEqualTo((0..9).toList())
        }
    }

    @Test
    fun limitedParallelism_several_losesNothing() {
        for (seed in seeds) {
            val log = numbered(seed) { it.asCoroutineDispatcher().limitedParallelism(2) }
            assertThat(log).containsExactlyInAnyOrderElementsOf((0..9).toList())
        }
    }

    private fun deprioritized(seed: Long, limit: CoroutineDispatcher.() -> CoroutineDispatcher): List<String> =
        underSeed(seed) { scheduler, log ->
            val slow = TaskLabel.of("slow")
            scheduler.deprioritize(slow)
            val labeled = scheduler.labeled(slow).asCoroutineDispatcher().limit()
            CoroutineScope(labeled).launch { log += "slow"; delay(1); log += "slow again" }
            CoroutineScope(scheduler.asCoroutineDispatcher()).launch { repeat(3) { log += "normal"; yield() } }
        }

    @Test
    fun fromScheduler_deprioritizedView_runsLast() {
        val last = listOf("normal", "normal", "normal", "slow", "slow again")
        for (seed in seeds) {
            assertThat(deprioritized(seed) { this }).isEqualTo(last)
            assertThat(deprioritized(seed) { limitedParallelism(1) }).isEqualTo(last)
            assertThat(deprioritized(seed) { limitedParallelism(2) }).isEqualTo(last)
        }
    }

    @Test
    fun fromScheduler_foregroundView_runsOnMainThreadOnly() {
        for (seed in seeds) {
            val log = underSeed<String>(seed) { scheduler, log ->
                val foreground = scheduler.foreground().asCoroutineDispatcher()
                CoroutineScope(foreground).launch {
                    log += "main: ${scheduler.isMainThread}"
                    withContext(scheduler.asCoroutineDispatcher()) { log += "main: ${scheduler.isMainThread}" }
                    delay(5)
                    log += "main: ${scheduler.isMainThread}"
                }
            }
            assertThat(log).containsExactly("main: true", "main: false", "main: true")
        }
    }

    @Test
    fun fromScheduler_foregroundViewOnMainThread_stillDispatches() {
        TestScheduler.create().use { scheduler ->
            val foreground = scheduler.foreground().asCoroutineDispatcher()
            val job = CoroutineScope(foreground).launch(CoroutineName("later")) { }

            assertThat(job.isCompleted).isFalse()
            assertThat(scheduler.pendingTasks()).extracting<String> { it.name }.containsExactly("later")
            scheduler.runUntilIdle()
        }
    }
}
