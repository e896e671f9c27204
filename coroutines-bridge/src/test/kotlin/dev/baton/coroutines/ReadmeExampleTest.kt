package dev.baton.coroutines

import dev.baton.core.testing.ExplorationFailure
import dev.baton.core.testing.TestScheduler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

/** The example of the README, which finds the lost update it promises to find. */
internal class ReadmeExampleTest {
    private fun deposits() {
        TestScheduler.many(100) { scheduler ->
            var balance = 0
            val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
            for (latency in listOf(20L, 10L)) {
                scope.launch {
                    delay(latency)
                    val read = balance
                    delay(10)
                    balance = read + 50
                }
            }
            scheduler.runUntilIdle()
            assertThat(balance).isEqualTo(100)
        }
    }

    @Test
    fun deposits_underSomeSeed_loseOne() {
        assertThatThrownBy { deposits() }.isInstanceOf(ExplorationFailure::class.java).hasMessageContaining("seed")
    }
}
