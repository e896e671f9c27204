package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.TaskNode
import dev.baton.core.testing.TestScheduler
import io.reactivex.rxjava3.core.Observable
import io.reactivex.rxjava3.plugins.RxJavaPlugins
import java.time.Duration
import java.util.concurrent.Executors
import java.util.concurrent.RejectedExecutionException
import java.util.concurrent.TimeUnit
import kotlin.time.Duration.Companion.microseconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactor.asCoroutineDispatcher
import kotlinx.coroutines.rx3.asCoroutineDispatcher
import kotlinx.coroutines.rx3.asScheduler
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

/**
 * What the adapters of kotlinx-coroutines-rx3 and kotlinx-coroutines-reactor 1.11.0 do wrong, and our dispatchers do not:
 * each test shows first theirs, then ours.
 */
internal class StockDefectsTest {
    private val scheduler = TestScheduler.create()
    private val dispatcher = scheduler.asCoroutineDispatcher()
    private val seen = mutableListOf<Any?>()

    @AfterEach
    fun reset() = RxJavaPlugins.reset()

    private fun launchOn(on: CoroutineDispatcher, body: suspend CoroutineScope.() -> Unit): Job =
        CoroutineScope(on).launch(start = CoroutineStart.DEFAULT, block = body)

    @Test
    fun d1_launchOnAClosedScheduler_ends() {
        RxJavaPlugins.setErrorHandler { seen += it.cause!!::class }
        val executor = Executors.newSingleThreadExecutor().also { it.shutdown() }
        val theirs = launchOn(io.reactivex.rxjava3.schedulers.Schedulers.from(executor).asCoroutineDispatcher()) { }
        assertThat(theirs.isActive).isTrue()
        assertThat(seen).containsExactly(RejectedExecutionException::class)

        scheduler.close()
        val ours = launchOn(dispatcher) { }
        assertThat(ours.isCancelled && ours.isCompleted).isTrue()
    }

    @Test
    fun d2_schedulerClosedDuringADelay_endsTheCoroutineAfterItsCleanUp() {
        val reactor = reactor.core.scheduler.Schedulers.newSingle("theirs")
        val theirs = CoroutineScope(reactor.asCoroutineDispatcher())
            .launch(start = CoroutineStart.UNDISPATCHED) { delay(60_000) }
        reactor.dispose()
        assertThat(theirs.isActive).isTrue()

        val ours = CoroutineScope(dispatcher).launch(start = CoroutineStart.UNDISPATCHED) {
            try { delay(60_000) } finally { seen += "clean-up" }
        }
        scheduler.cancelPending()
        assertThat(ours.isCancelled && ours.isCompleted).isTrue()
        assertThat(seen).containsExactly("clean-up")
    }

    @Test
    fun d3_launchAfterClosing_doesNotThrow() {
        val reactor = reactor.core.scheduler.Schedulers.newSingle("theirs").also { it.dispose() }
        val handler = CoroutineExceptionHandler { _, error -> seen += error::class }
        assertThatThrownBy { CoroutineScope(reactor.asCoroutineDispatcher() + handler).launch { } }
            .isInstanceOf(RejectedExecutionException::class.java)
        seen.clear()

        scheduler.close()
        CoroutineScope(dispatcher + handler).launch { }.invokeOnCompletion { seen += it is CancellationException }
        assertThat(seen).containsExactly(true)
    }

    @Test
    fun d4_chainOfStepsRunWhileTheyAreSubmitted_doesNotOverflowTheStack() {
        val handler = CoroutineExceptionHandler { _, _ -> }
        val theirs = CoroutineScope(reactor.core.scheduler.Schedulers.immediate().asCoroutineDispatcher() + handler)
        var reached = 0
        runCatching { theirs.launch { repeat(20_000) { yield(); reached++ } } }
        assertThat(reached).isLessThan(20_000)

        val ours = launchOn(Inline.asCoroutineDispatcher()) { repeat(20_000) { yield(); seen += it } }
        assertThat(ours.isCompleted).isTrue()
        assertThat(seen).hasSize(20_000)
    }

    @Test
    fun d5_delay_doesNotBlockTheCaller() {
        val theirs = launchOn(io.reactivex.rxjava3.schedulers.Schedulers.trampoline().asCoroutineDispatcher()) { delay(5) }
        assertThat(theirs.isCompleted).isTrue()

        for (ours in listOf(dispatcher, TestScheduler.builder().trampolining().build().asCoroutineDispatcher())) {
            val job = CoroutineScope(ours).launch(start = CoroutineStart.UNDISPATCHED) { delay(5) }
            assertThat(job.isActive).isTrue()
            assertThat(ours.asBaton().nanoTime()).isZero()
        }
        scheduler.cancelPending()
    }

    @Test
    fun d6_periodicWorkOnTheClockOfADispatcher_doesNotDrift() {
        val theirs = mutableListOf<Long>()
        val interval = Observable.interval(1, TimeUnit.SECONDS, dispatcher.asScheduler())
            .subscribe { theirs += scheduler.nanoTime() / 1_000_000_000 }
        scheduler.advanceBy(Duration.ofSeconds(10))
        assertThat(theirs).hasSizeLessThan(10)
        interval.dispose()

        val start = scheduler.now()
        val ours = dispatcher.asBaton().schedulePeriodically(Duration.ofSeconds(1), Duration.ofSeconds(1)) {
            seen += Duration.between(start, scheduler.now()).toMillis()
        }
        scheduler.advanceBy(Duration.ofSeconds(10))
        ours.cancel()
        assertThat(seen).isEqualTo((1L..10L).map { it * 1_000 })
    }

    @Test
    fun d7_delayBelowAMillisecond_isKept() {
        val worker = dispatcher.asScheduler().createWorker()
        worker.schedule({ seen += scheduler.nanoTime() }, 999, TimeUnit.MICROSECONDS)
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(0L)
        worker.dispose()
        seen.clear()

        dispatcher.asBaton().scheduleAfter(Duration.ofNanos(999_000)) { seen += scheduler.nanoTime() }
        launchOn(dispatcher) { delay(999.microseconds); seen += scheduler.nanoTime() }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(999_000L, 1_000_000L)
    }

    /** Runs tasks while they are submitted, as Reactor's `immediate()` does. */
    private object Inline : Scheduler {
        override fun submit(task: TaskNode) = task.run()

        override fun submit(task: TaskNode, delayNanos: Long) = task.run()

        override fun isMainThread() = false

        override fun nanoTime() = 0L

        override fun close() = Unit
    }
}
