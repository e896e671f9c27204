package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.TaskNode
import dev.baton.core.testing.TestScheduler
import java.util.concurrent.TimeUnit.SECONDS
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD

/** A step that waits in `runBlocking` for another one in place gets it; each of these once waited for ever. */
@Timeout(value = 60, unit = SECONDS, threadMode = SEPARATE_THREAD)
internal class InPlaceTest {
    private val dispatcher = RunsAtOnce().asCoroutineDispatcher()
    private val log = mutableListOf<String>()

    @Test
    fun runBlocking_inAStep_runsTheNextOne() {
        CoroutineScope(dispatcher).launch {
            runBlocking { launch(dispatcher) { log += "inner" }.join() }
            log += "outer"
        }
        assertThat(log).containsExactly("inner", "outer")
    }

    @Test
    fun runBlocking_inAStepInRunBlocking_runsTheNextOne() {
        runBlocking {
            launch(dispatcher) {
                yield()
                runBlocking { withContext(dispatcher) { log += "inner" } }
                log += "outer"
            }
        }
        assertThat(log).containsExactly("inner", "outer")
    }

    @OptIn(DelicateCoroutinesApi::class)
    @Test
    fun runBlocking_inACleanUpOnAClosedScheduler_runsTheNextOne() {
        val scheduler = TestScheduler.create()
        val closed = scheduler.asCoroutineDispatcher()
        scheduler.close()
        val job = CoroutineScope(closed).launch(start = CoroutineStart.ATOMIC) {
            try {
                runBlocking { withContext(closed) { log += "not reached" } }
            } finally {
                log += "cleaned up"
            }
        }
        assertThat(job.isCompleted).isTrue()
        assertThat(log).containsExactly("cleaned up")
    }

    @Test
    fun yields_inRunBlocking_doNotGrowTheStack() {
        runBlocking { launch(dispatcher) { repeat(100_000) { yield() } } }
    }

    private class RunsAtOnce : Scheduler {
        override fun submit(task: TaskNode) = task.run()

        override fun submit(task: TaskNode, delayNanos: Long) = task.run()

        override fun isMainThread() = false

        override fun nanoTime() = 0L

        override fun reportError(error: Throwable): Unit = throw AssertionError(error)

        override fun close() = Unit
    }
}
