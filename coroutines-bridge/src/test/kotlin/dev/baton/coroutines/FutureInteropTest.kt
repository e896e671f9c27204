package dev.baton.coroutines

import dev.baton.core.testing.TestScheduler
import java.io.IOException
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.asCompletableFuture
import kotlinx.coroutines.future.asDeferred
import kotlinx.coroutines.future.await
import kotlinx.coroutines.future.future
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

/** Coroutines and futures, in both directions, on our scheduler and its clock. */
internal class FutureInteropTest {
    private val scheduler = TestScheduler.create()
    private val scope = CoroutineScope(scheduler.asCoroutineDispatcher() + SupervisorJob())
    private val seen = mutableListOf<Any?>()

    private fun seconds() = Duration.ofNanos(scheduler.nanoTime()).toSeconds()

    @Test
    fun future_ofACoroutine_completesOnTheClock() {
        val future = scope.future { delay(1.seconds); "done" }
        assertThat(scheduler.blockOn(future)).isEqualTo("done")
        assertThat(seconds()).isEqualTo(1)
    }

    @Test
    fun future_cancelled_cancelsTheCoroutine() {
        val future = scope.future { try { awaitCancellation() } finally { seen.add("cleaned up at ${seconds()}") } }
        scheduler.scheduleAfter(Duration.ofSeconds(1)) { future.cancel(false) }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly("cleaned up at 1")
    }

    @Test
    fun await_ofATask_goesOnWhenItIsDone() {
        scope.launch {
            seen.add(scheduler.spawn(Callable { "value" }).await())
            scheduler.timer(Duration.ofSeconds(1)).await()
            seen.add(seconds())
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly("value", 1L)
    }

    @Test
    fun await_ofAFailedTask_throwsTheFailureItself() {
        val failure = IOException("mine")
        scope.launch {
            try {
                scheduler.spawn(Callable<Unit> { throw failure }).await()
            } catch (caught: IOException) {
                seen.add(generateSequence<Throwable>(caught) { it.cause }.last()) // coroutines copy it in tests
            }
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(failure)
    }

    @Test
    fun await_cancelled_cancelsTheTaskAndItsWork() {
        val timer = scheduler.timer(Duration.ofSeconds(9))
        val waiting = scope.launch { timer.await() }
        scheduler.scheduleAfter(Duration.ofSeconds(1)) { waiting.cancel() }
        scheduler.runUntilIdle()
        assertThat(timer.isCancelled).isTrue()
        assertThat(seconds()).`as`("nothing was left that would come later").isEqualTo(1)
    }

    @Test
    fun await_ofATaskThatIsCancelled_isCancellation() {
        val timer = scheduler.timer(Duration.ofSeconds(9))
        scope.launch { try { timer.await() } catch (cancelled: CancellationException) { seen.add("cancelled") } }
        scheduler.schedule { timer.cancel() }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly("cancelled")
    }

    @Test
    fun asDeferred_ofATask_cancelsItsWork() {
        val timer = scheduler.timer(Duration.ofSeconds(9))
        val deferred = timer.asDeferred()
        scheduler.schedule { deferred.cancel() }
        scheduler.runUntilIdle()
        assertThat(timer.isCancelled).isTrue()
        assertThat(seconds()).isZero()
    }

    @Test
    fun asCompletableFuture_cancelled_cancelsTheCoroutine() {
        val deferred = scope.async { delay(9.seconds) }
        val future = deferred.asCompletableFuture()
        scheduler.schedule { future.cancel(false) }
        scheduler.runUntilIdle()
        assertThat(deferred.isCancelled).isTrue()
        assertThat(seconds()).isZero()
    }

    @Test
    fun asTask_joinedByTheDriver_runsTheScheduler() {
        assertThat(scope.async { delay(1.seconds); "a" }.asTask().join()).isEqualTo("a")
        assertThat(scope.async { delay(1.seconds); "b" }.asTask().get()).isEqualTo("b")
        assertThat(CompletableDeferred("c").asTask(scheduler).join()).isEqualTo("c")
        assertThat(seconds()).isEqualTo(2)
    }

    @Test
    fun asTask_timeoutOfGet_isVirtual() {
        val task = scope.async { delay(9.seconds) }.asTask()
        assertThatThrownBy { task.get(2, TimeUnit.SECONDS) }.isInstanceOf(TimeoutException::class.java)
        assertThat(seconds()).isEqualTo(2)
    }

    @Test
    fun asTask_lazyCoroutine_isStarted() {
        val task = scope.async(start = CoroutineStart.LAZY) { "done" }.asTask()
        assertThat(task.join()).isEqualTo("done")
    }

    @Test
    fun asTask_failure_isTheCoroutinesOwn() {
        val task = scope.async<Unit> { throw IOException("mine") }.asTask()
        assertThatThrownBy { task.get() }
            .isInstanceOf(ExecutionException::class.java)
            .cause().isExactlyInstanceOf(IOException::class.java).hasMessage("mine")
    }

    @Test
    fun asTask_cancelledOrCompletedByHand_cancelsTheCoroutine() {
        val cancelled = scope.async { delay(9.seconds) }
        val completed = scope.async { delay(9.seconds); 1 }
        val task = completed.asTask()
        scheduler.schedule {
            cancelled.asTask().cancel()
            task.complete(2)
        }
        scheduler.runUntilIdle()
        assertThat(cancelled.isCancelled).isTrue()
        assertThat(completed.isCancelled).isTrue()
        assertThat(task.join()).isEqualTo(2)
        assertThat(seconds()).isZero()
    }

    @Test
    fun asTask_ofACancelledCoroutine_isCancelled() {
        val deferred = scope.async { delay(9.seconds) }
        val task = deferred.asTask()
        scheduler.schedule { deferred.cancel() }
        scheduler.runUntilIdle()
        assertThat(task.isCancelled).isTrue()
        assertThatThrownBy { task.join() }.isInstanceOf(CancellationException::class.java)
    }

    @Test
    fun asTask_asyncStage_runsOnTheScheduler() {
        val stage = scope.async { 1 }.asTask().thenApplyAsync { it + if (scheduler.currentTask() == null) 10 else 1 }
        assertThat(stage.join()).isEqualTo(2)
    }

    @Test
    fun asTask_withoutADispatcherOfOurs_asksForAScheduler() {
        val elsewhere = CoroutineScope(Dispatchers.Unconfined + Job()).async { }
        for (deferred in listOf(elsewhere, CompletableDeferred(Unit))) {
            assertThatIllegalArgumentException().isThrownBy { deferred.asTask() }.withMessageContaining("asTask(scheduler)")
        }
    }

    /** Uses a future in both directions. */
    class InBothDirections : () -> Any? {
        override fun invoke(): Any? {
            val scheduler = TestScheduler.create()
            val scope = CoroutineScope(scheduler.asCoroutineDispatcher())
            val future: CompletableFuture<Int> = scope.future { delay(1.seconds); 1 }
            return scope.async { future.await() + 1 }.asTask().join()
        }
    }

    @Test
    fun futures_withAndWithoutTheOldArtifact_work() {
        val artifact = "kotlinx-coroutines-jdk8"
        for (classPath in listOf(OtherClassPath.without(artifact), OtherClassPath.startingWith(artifact))) {
            assertThat(OtherClassPath.run(classPath, InBothDirections::class.java)).isEqualTo("2")
        }
    }
}
