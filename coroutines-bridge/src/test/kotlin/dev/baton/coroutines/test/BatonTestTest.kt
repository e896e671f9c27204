package dev.baton.coroutines.test

import dev.baton.core.testing.DeadlockError
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

internal class BatonTestTest {
    @Test
    fun delay_ofAnHour_isSkipped() = batonTest {
        delay(3_600_000)
        assertThat(currentTime).isEqualTo(3_600_000)
    }

    @Test
    fun runBlocking_awaitsASibling_runsIt() = batonTest {
        val done = CompletableDeferred<Int>()
        launch { delay(5); done.complete(1) }
        assertThat(runBlocking { done.await() }).isEqualTo(1)
        assertThat(currentTime).isEqualTo(5)
    }

    @Test
    fun body_awaitsForEver_isTold() {
        try { batonTest {
            launch(CoroutineName("waiter")) { CompletableDeferred<Unit>().await() }
            CompletableDeferred<Unit>().await()
        } } catch (e: DeadlockError) { e.printStackTrace() }
    }
}
