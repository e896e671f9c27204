package orders

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.junit.BatonTest
import kotlin.time.Duration.Companion.hours
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import org.junit.jupiter.api.Assertions.assertEquals

class CoroutinesTest {
    @BatonTest
    fun `coroutines are awaited in virtual time`(scheduler: TestScheduler) {
        var sum = 0
        CoroutineScope(scheduler.asCoroutineDispatcher()).launch {
            sum = listOf(40, 2).map { part -> async { delay(part.hours); part } }.awaitAll().sum()
        }
        scheduler.runUntilIdle()
        assertEquals(42, sum)
    }
}
