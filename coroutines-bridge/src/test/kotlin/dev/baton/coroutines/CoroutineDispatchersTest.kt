package dev.baton.coroutines

import dev.baton.core.TaskLabel
import dev.baton.core.testing.TestScheduler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

internal class CoroutineDispatchersTest {
    private val scheduler = TestScheduler.create()

    @Test
    fun asBaton_ownDispatcher_returnsTheVeryScheduler() {
        val view = scheduler.labeled(TaskLabel.of("database"))
        val worker = scheduler.createWorker()

        assertThat(scheduler.asCoroutineDispatcher().asBaton()).isSameAs(scheduler)
        assertThat(view.asCoroutineDispatcher().asBaton()).isSameAs(view)
        assertThat(worker.asCoroutineDispatcher().asBaton()).isSameAs(worker)
    }

    @Test
    fun asBaton_foreignDispatcher_saysWhatToPass() {
        assertThatThrownBy { Dispatchers.Default.asBaton() }
            .isInstanceOf(IllegalArgumentException::class.java)
            .hasMessageContaining("Dispatchers.Default", "asCoroutineDispatcher()")
    }

    @Test
    fun equals_followsTheScheduler() {
        val label = TaskLabel.of("database")
        val dispatcher = CoroutineDispatchers.fromScheduler(scheduler)

        assertThat(dispatcher)
            .isEqualTo(scheduler.asCoroutineDispatcher())
            .hasSameHashCodeAs(scheduler.asCoroutineDispatcher())
            .isNotEqualTo(TestScheduler.create().asCoroutineDispatcher())
            .isNotEqualTo(scheduler.labeled(label).asCoroutineDispatcher())
        assertThat(scheduler.labeled(label).asCoroutineDispatcher())
            .isEqualTo(scheduler.labeled(label).asCoroutineDispatcher())
    }

    @Test
    fun withContext_equalDispatcher_takesNoTask() {
        CoroutineScope(scheduler.asCoroutineDispatcher()).launch {
            withContext(scheduler.asCoroutineDispatcher()) { }
        }

        assertThat(scheduler.runUntilIdle()).isEqualTo(1)
    }

    @Test
    fun toString_namesTheScheduler() {
        val dispatcher = scheduler.foreground().asCoroutineDispatcher()

        assertThat(dispatcher).hasToString("TestScheduler(FIFO).foreground().asCoroutineDispatcher()")
        assertThat(dispatcher.limitedParallelism(1, "screen")).hasToString("screen")
    }

    @Test
    fun limitedParallelism_zero_isRefused() {
        assertThatThrownBy { scheduler.asCoroutineDispatcher().limitedParallelism(0) }
            .isInstanceOf(IllegalArgumentException::class.java)
    }
}
