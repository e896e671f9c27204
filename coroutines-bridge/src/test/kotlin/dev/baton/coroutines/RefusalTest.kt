package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.TaskLabel
import dev.baton.core.TaskNode
import dev.baton.core.testing.TestScheduler
import dev.baton.core.testing.UnfinishedTasksError
import java.util.concurrent.RejectedExecutionException
import kotlin.concurrent.thread
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.startCoroutine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.onTimeout
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

internal class RefusalTest {
    private val scheduler = TestScheduler.create()
    private val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
    private val log = mutableListOf<String>()
    private var reason: Throwable? = null

    private fun launch(start: CoroutineStart = CoroutineStart.DEFAULT, body: suspend CoroutineScope.() -> Unit): Job =
        scope.launch(CoroutineName("worker bee"), start, body).also { it.invokeOnCompletion { reason = it } }

    private fun closeWithWorkLeft() {
        assertThatThrownBy { scheduler.close() }
            .isInstanceOf(UnfinishedTasksError::class.java)
            .hasMessageContaining("worker bee")
    }

    private fun assertRefused(job: Job) {
        assertThat(job.isCompleted).isTrue()
        assertThat(reason).isInstanceOf(CancellationException::class.java).hasMessageContaining("worker bee")
    }

    @Test
    fun launch_closedScheduler_endsTheJobWithTheCause() {
        scheduler.close()

        val job = launch { log += "body" }

        assertRefused(job)
        assertThat(reason).hasRootCauseInstanceOf(RejectedExecutionException::class.java)
        assertThat(log).isEmpty()
    }

    @Test
    fun launch_queuedWhenSchedulerCloses_endsTheJob() {
        val job = launch { log += "body" }

        closeWithWorkLeft()

        assertRefused(job)
        assertThat(log).isEmpty()
    }

    @Test
    fun delay_pendingWhenSchedulerCloses_endsTheJobAfterItsCleanUp() {
        val job = launch { try { delay(1_000) } finally { log += "clean-up" } }
        scheduler.runUntilParked()

        closeWithWorkLeft()

        assertRefused(job)
        assertThat(log).containsExactly("clean-up")
    }

    @Test
    fun delay_pendingWhenPendingTasksAreCancelled_endsTheJob() {
        val job = launch { delay(1_000) }
        scheduler.runUntilParked()

        scheduler.cancelPending()

        assertRefused(job)
        scheduler.close()
    }

    @Test
    fun resume_closedScheduler_endsTheJobAfterItsCleanUp() {
        val answer = CompletableDeferred<String>()
        val job = launch { try { log += answer.await() } finally { log += "clean-up" } }
        scheduler.runUntilIdle()
        scheduler.close()

        answer.complete("too late")

        assertRefused(job)
        assertThat(log).containsExactly("clean-up")
    }

    @Test
    fun cleanUp_closedScheduler_maySuspendAnyNumberOfTimes() {
        val job = launch {
            try {
                awaitCancellation()
            } finally {
                repeat(20_000) { runCatching { withContext(NonCancellable) { yield() } } }
                log += "clean-up"
            }
        }
        scheduler.runUntilIdle()
        scheduler.close()

        job.cancel()

        assertThat(job.isCompleted).isTrue()
        assertThat(log).containsExactly("clean-up")
    }

    @Test
    fun cleanUp_closedScheduler_isCancelledWhereItSuspends() {
        val job = launch {
            try {
                awaitCancellation()
            } finally {
                withContext(NonCancellable) { try { delay(1_000) } finally { log += "inner clean-up" } }
            }
        }
        scheduler.runUntilIdle()
        scheduler.close()

        job.cancel()

        assertThat(job.isCompleted).isTrue()
        assertThat(log).containsExactly("inner clean-up")
    }

    @Test
    fun delay_closedSchedulerAndNoJobToCancel_resumesAtOnce() {
        scheduler.close()

        suspend { delay(1_000) }.startCoroutine(Continuation(scheduler.asCoroutineDispatcher()) { log += "resumed" })

        assertThat(log).containsExactly("resumed")
    }

    @Test
    fun delay_closedScheduler_endsTheJob() {
        val job = launch(CoroutineStart.UNDISPATCHED) {
            scheduler.close()
            try { delay(1_000) } finally { log += "clean-up" }
        }

        assertRefused(job)
        assertThat(log).containsExactly("clean-up")
    }

    @Test
    fun withTimeout_closedScheduler_endsTheJob() {
        val job = launch(CoroutineStart.UNDISPATCHED) {
            scheduler.close()
            withTimeout(1_000) { awaitCancellation() }
        }

        assertRefused(job)
    }

    @Test
    fun onTimeout_closedScheduler_endsTheJob() {
        val job = launch(CoroutineStart.UNDISPATCHED) {
            scheduler.close()
            select<Unit> {
                onTimeout(1_000) { log += "timeout" }
                Channel<Unit>().onReceive { }
            }
        }

        assertRefused(job)
        assertThat(log).isEmpty()
    }

    @Test
    fun withTimeout_pendingWhenSchedulerCloses_endsTheJob() {
        val job = launch { withTimeout(1_000) { awaitCancellation() } }
        scheduler.runUntilParked()

        assertThatThrownBy { scheduler.close() }.isInstanceOf(UnfinishedTasksError::class.java)

        assertRefused(job)
    }

    @Test
    fun launch_closedWorker_endsTheJob() {
        val worker = scheduler.createWorker()
        worker.close()

        val job = scope.launch(worker.asCoroutineDispatcher()) { log += "body" }
        scheduler.runUntilIdle()

        assertThat(job.isCompleted).isTrue()
        assertThat(job.isCancelled).isTrue()
        assertThat(log).isEmpty()
        scheduler.close()
    }

    @Test
    fun cleanUp_closedWorker_isATaskOfItsSchedulerHoweverOftenItSuspends() {
        val worker = scheduler.labeled(TaskLabel.of("screen")).createWorker()
        val job = scope.launch(worker.asCoroutineDispatcher()) {
            try {
                awaitCancellation()
            } finally {
                repeat(1_000) { runCatching { withContext(NonCancellable) { yield() } } }
                log += "clean-up of ${scheduler.currentLabel()}, main: ${scheduler.isMainThread}"
            }
        }
        scheduler.runUntilIdle()
        worker.close()

        job.cancel()
        assertThat(log).isEmpty()
        scheduler.runUntilIdle()

        assertThat(job.isCompleted).isTrue()
        assertThat(log).containsExactly("clean-up of screen, main: false")
        scheduler.close()
    }

    @Test
    fun cleanUp_workerClosesWithTheStepQueued_runsOnItsScheduler() {
        val worker = scheduler.createWorker()
        val job = scope.launch(worker.asCoroutineDispatcher()) {
            try {
                delay(1_000)
            } finally {
                log += "clean-up, in a task: ${scheduler.currentTask() != null}"
            }
        }
        scheduler.runUntilParked()

        worker.close()
        scheduler.runUntilParked()

        assertThat(job.isCompleted).isTrue()
        assertThat(log).containsExactly("clean-up, in a task: true")
        scheduler.close()
    }

    @OptIn(DelicateCoroutinesApi::class) // the body must begin, so that there is something to clean up
    @Test
    fun cleanUp_limited_isCancelledLikeTheRest() {
        val limited = scheduler.asCoroutineDispatcher().limitedParallelism(2, "limited")
        val jobs = List(5) { number ->
            scope.launch(limited, CoroutineStart.ATOMIC) { try { delay(1_000) } finally { log += "clean-up $number" } }
        }

        scheduler.runOne()
        assertThatThrownBy { scheduler.close() }.isInstanceOf(UnfinishedTasksError::class.java)

        assertThat(jobs).allMatch { it.isCompleted && it.isCancelled }
        assertThat(log).hasSize(5).doesNotHaveDuplicates()
    }

    @Test
    fun launch_schedulerWithoutForeground_endsTheJobAndReports() {
        val background = BackgroundOnly()

        val job = scope.launch(background.foreground().asCoroutineDispatcher()) { log += "body" }

        assertThat(job.isCancelled).isTrue()
        assertThat(background.reported).singleElement().isInstanceOf(UnsupportedOperationException::class.java)
        assertThat(log).isEmpty()
        scheduler.close()
    }

    @Test
    fun launch_anotherThreadThanTheDriver_endsTheJobAndFailsTheDrivingCall() {
        scheduler.runUntilIdle()
        lateinit var job: Job

        thread(name = "intruder") { job = launch { log += "body" } }.join()

        assertRefused(job)
        assertThat(log).isEmpty()
        assertThatThrownBy { scheduler.runUntilIdle() }
            .isInstanceOf(IllegalStateException::class.java)
            .hasMessageContaining("intruder")
        scheduler.close()
    }

    @Test
    fun dispatch_refusedBlockThatThrows_isReported() {
        val failure = IllegalStateException("in the block")
        val background = BackgroundOnly()

        background.foreground().asCoroutineDispatcher().dispatch(EmptyCoroutineContext) { throw failure }

        assertThat(background.reported).hasSize(2).last().isSameAs(failure)
    }

    /** A scheduler that has no foreground and remembers what was reported. */
    private class BackgroundOnly : Scheduler {
        val reported = mutableListOf<Throwable>()

        override fun submit(task: TaskNode) = task.run()

        override fun submit(task: TaskNode, delayNanos: Long) = task.run()

        override fun isMainThread() = false

        override fun nanoTime() = 0L

        override fun reportError(error: Throwable) {
            reported += error
        }

        override fun close() = Unit
    }
}
