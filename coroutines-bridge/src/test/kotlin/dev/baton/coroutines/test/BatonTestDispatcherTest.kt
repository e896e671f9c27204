package dev.baton.coroutines.test

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.runTest
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

internal class BatonTestDispatcherTest {
    @Test
    fun delay_ofAnHour_isSkipped() = runTest(BatonTestDispatcher()) {
        delay(3_600_000)
        assertThat(currentTime).isEqualTo(3_600_000)
    }

    @Test
    fun runBlocking_awaitsASibling_runsIt() = runTest(BatonTestDispatcher()) {
        val done = CompletableDeferred<Int>()
        launch { delay(5); done.complete(1) }
        assertThat(runBlocking { done.await() }).isEqualTo(1)
        assertThat(currentTime).isEqualTo(5)
    }

    @Test
    fun yields_bySeed_interleave() {
        val orders = (0L until 50).map { seed ->
            val log = StringBuilder()
            runTest(BatonTestDispatcher(seed)) {
                for (name in "abcd") launch { log.append(name); yield(); log.append(name) }
            }
            log.toString()
        }
        assertThat(orders.toSet()).hasSizeGreaterThan(30)
    }
}
