package dev.baton.coroutines

import dev.baton.core.TaskLabel
import dev.baton.core.testing.TestScheduler
import dev.baton.platform.ThreadPoolScheduler
import java.util.concurrent.Executor
import java.util.concurrent.RejectedExecutionException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.asExecutor
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

internal class ExecutorDispatcherTest {
    private val scheduler = TestScheduler.create()
    private val owning = scheduler.asExecutorCoroutineDispatcher()
    private val log = mutableListOf<Any?>()

    @Test
    fun launch_onOwning_runsOnTheSchedulerAndItsClock() {
        CoroutineScope(owning).launch { delay(7); log += scheduler.nanoTime() }
        scheduler.runUntilIdle()

        assertThat(log).containsExactly(7_000_000L)
    }

    @Test
    fun executor_ofAView_runsTasksOfIt() {
        val executor: Executor = scheduler.labeled(TaskLabel.of("db")).asExecutorCoroutineDispatcher().executor
        executor.execute { log += scheduler.currentLabel() }
        scheduler.runUntilIdle()

        assertThat(log).containsExactly(TaskLabel.of("db"))
        assertThat(executor).isEqualTo(scheduler.labeled(TaskLabel.of("db")).asExecutorCoroutineDispatcher().executor)
            .hasToString("executor of TestScheduler(FIFO).labeled(db)")
    }

    @Test
    fun asExecutor_owning_isItsExecutor() {
        assertThat(owning.asExecutor()).isSameAs(owning.executor)
    }

    @Test
    fun asExecutor_plain_convertsBackToTheDispatcher() {
        val plain = scheduler.asCoroutineDispatcher()

        assertThat(plain.asExecutor().asCoroutineDispatcher()).isSameAs(plain)
    }

    @Test
    fun close_owning_closesItsScheduler() {
        owning.close()

        assertThatThrownBy { scheduler.schedule { } }.isInstanceOf(RejectedExecutionException::class.java)
        assertThatThrownBy { owning.executor.execute { } }.isInstanceOf(RejectedExecutionException::class.java)
        assertThat(CoroutineScope(owning).launch { }.isCancelled).isTrue()
    }

    @Test
    fun close_owningAView_closesNothing() {
        scheduler.foreground().asExecutorCoroutineDispatcher().close()
        scheduler.schedule { log += "goes on" }
        scheduler.runUntilIdle()

        assertThat(log).containsExactly("goes on")
    }

    @Test
    fun close_owningAWorker_leavesTheSchedulerOpen() {
        val worker = scheduler.createWorker().asExecutorCoroutineDispatcher()
        worker.close()

        scheduler.schedule { log += "goes on" }
        scheduler.runUntilIdle()
        assertThat(log).containsExactly("goes on")
        assertThatThrownBy { worker.executor.execute { } }.isInstanceOf(RejectedExecutionException::class.java)
    }

    @Test
    fun equals_followsTheSchedulerAndTheKind() {
        assertThat(owning).isEqualTo(scheduler.asExecutorCoroutineDispatcher())
            .hasSameHashCodeAs(scheduler.asExecutorCoroutineDispatcher())
            .isNotEqualTo(scheduler.asCoroutineDispatcher())
            .hasToString("TestScheduler(FIFO).asExecutorCoroutineDispatcher()")
        assertThat(owning.asBaton()).isSameAs(scheduler)
    }

    @Test
    fun use_onAPool_endsIt() {
        val pool = ThreadPoolScheduler.create(2)
        val thread = pool.asExecutorCoroutineDispatcher().use { it.await { Thread.currentThread().name } }

        assertThat(thread).contains("-")
        assertThatThrownBy { pool.schedule { } }.isInstanceOf(RejectedExecutionException::class.java)
    }
}
