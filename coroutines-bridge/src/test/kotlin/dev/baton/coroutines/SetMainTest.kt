package dev.baton.coroutines

import dev.baton.core.testing.TestScheduler
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.setMain
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

/** `Dispatchers.setMain` of kotlinx-coroutines-test beside an installation of ours. */
internal class SetMainTest {
    private val scheduler = TestScheduler.create()
    private val log = mutableListOf<Any>()

    @AfterEach
    fun reset() = Dispatchers.resetMain()

    private fun launchOnMain() = MainScope().launch { log += "on the scheduler: ${scheduler.currentTask() != null}" }

    @Test
    fun setMain_overAnInstallation_comesFirstUntilItIsReset() {
        CoroutineDispatchers.install(scheduler).use {
            val theirs = StandardTestDispatcher()
            Dispatchers.setMain(theirs)
            launchOnMain()
            theirs.scheduler.advanceUntilIdle()
            Dispatchers.resetMain()
            launchOnMain()
            scheduler.runUntilIdle()
        }

        assertThat(log).containsExactly("on the scheduler: false", "on the scheduler: true")
    }

    @Test
    fun setMain_ourMain_isOursWithItsImmediate() {
        Dispatchers.setMain(scheduler.asMainCoroutineDispatcher())
        MainScope().launch {
            launch(Dispatchers.Main.immediate) { log += "in place" }
            log += "then"
        }
        assertThat(Dispatchers.Main.asBaton()).isEqualTo(scheduler.foreground())
        scheduler.runUntilIdle()

        assertThat(log).containsExactly("in place", "then")
    }
}
