package dev.baton.coroutines

import dev.baton.core.SessionId
import dev.baton.core.testing.TestScheduler
import java.time.Duration
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.asCompletableFuture
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

/** The demands of kotlinx.coroutines on a main dispatcher, on an installed test scheduler; [MainLoopTest] has real threads. */
internal class MainDispatcherTest {
    private val scheduler = TestScheduler.create()
    private val installation = CoroutineDispatchers.install(scheduler)
    private val main = scheduler.asMainCoroutineDispatcher()
    private val background = CoroutineScope(scheduler.asCoroutineDispatcher())
    private val log = mutableListOf<Any>()

    @AfterEach
    fun nothingIsLeft() {
        installation.close()
        scheduler.close()
    }

    /** Runs a coroutine in the background, where no main thread is, to its end. */
    private fun fromOutside(body: suspend CoroutineScope.() -> Unit) {
        scheduler.blockOn(background.async(block = body).asCompletableFuture())
    }

    private fun note(what: Any) {
        log += if (scheduler.isMainThread) what else "$what off the main thread"
    }

    private fun millis() = scheduler.nanoTime() / 1_000_000

    @Test
    fun toString_isThatOfDispatchersMain() {
        assertThat(Dispatchers.Main).hasToString("Dispatchers.Main")
        assertThat(Dispatchers.Main.immediate).hasToString("Dispatchers.Main.immediate")
        assertThat(main).hasToString("TestScheduler(FIFO).foreground().asMainCoroutineDispatcher()")
        assertThat(main.immediate).hasToString("TestScheduler(FIFO).foreground().asMainCoroutineDispatcher().immediate")
    }

    private suspend fun CoroutineScope.order() = withContext(Dispatchers.Main.immediate) {
        note(1)
        launch(Dispatchers.Main) { note(2) }
        withContext(Dispatchers.Main) { note(3) }
    }

    @Test
    fun immediate_enteredOnMain_keepsTheOrderOfDispatch() {
        fromOutside { withContext(Dispatchers.Main) { order() } }

        assertThat(log).containsExactly(1, 2, 3)
    }

    @Test
    fun immediate_enteredFromOutside_keepsTheOrderOfDispatch() {
        fromOutside { order() }

        assertThat(log).containsExactly(1, 2, 3)
    }

    @Test
    fun equals_mainAndImmediate_differ() {
        assertThat(Dispatchers.Main).isNotEqualTo(Dispatchers.Main.immediate)
        assertThat(main).isNotEqualTo(main.immediate).isNotEqualTo(scheduler.foreground().asCoroutineDispatcher())
        assertThat(main).isEqualTo(scheduler.foreground().asMainCoroutineDispatcher())
            .hasSameHashCodeAs(scheduler.foreground().asMainCoroutineDispatcher())
        assertThat(main.immediate).isEqualTo(scheduler.asMainCoroutineDispatcher().immediate)
            .hasSameHashCodeAs(scheduler.asMainCoroutineDispatcher().immediate)
            .isNotEqualTo(scheduler.newForeground().asMainCoroutineDispatcher().immediate)
        assertThat(main.immediate.immediate).isSameAs(main.immediate)
    }

    @Test
    fun immediate_yields_queuesBehindMain() {
        fromOutside {
            withContext(Dispatchers.Main) {
                launch(Dispatchers.Main.immediate) {
                    note("immediate")
                    yield()
                    note("immediate again")
                }
                note("main")
                yield()
                note("main again")
            }
        }

        assertThat(log).containsExactly("immediate", "main", "immediate again", "main again")
    }

    @Test
    fun immediate_enteredFromMain_takesNoTask() {
        fromOutside {
            withContext(Dispatchers.Main) {
                val job = launch { note("launched") }
                withContext(Dispatchers.Main.immediate) { note("in place") }
                job.join()
            }
        }

        assertThat(log).containsExactly("in place", "launched")
    }

    private fun isInPlace() = !Dispatchers.Main.immediate.isDispatchNeeded(EmptyCoroutineContext)

    @Test
    fun isDispatchNeeded_immediate_isFalseOnTheMainThreadOnly() {
        fromOutside {
            log += isInPlace()
            withContext(Dispatchers.Main) {
                log += isInPlace()
                withContext(Dispatchers.Main.immediate) { log += isInPlace() }
                log += isInPlace()
                log += Dispatchers.Main.isDispatchNeeded(coroutineContext)
            }
            log += isInPlace()
        }

        assertThat(log).containsExactly(false, true, true, true, true, false)
    }

    @Test
    fun launch_inMainScope_runsOnTheMainThread() {
        fromOutside { MainScope().launch { note("ran") }.join() }

        assertThat(log).containsExactly("ran")
    }

    @Test
    fun launch_failsInMainScope_reachesItsHandlerOnly() {
        val failure = IllegalStateException("in the main scope")
        val scope = MainScope()

        fromOutside {
            scope.launch(CoroutineExceptionHandler { _, caught -> note(caught) }) { throw failure }.join()
            scope.launch { note("the scope goes on") }.join()
        }

        assertThat(log).containsExactly(failure, "the scope goes on")
    }

    @OptIn(DelicateCoroutinesApi::class) // the demand is about a coroutine that starts although it is cancelled
    @Test
    fun cancel_mainScope_endsAnEndlessDelay() {
        fromOutside {
            val scope = MainScope()
            scope.cancel()
            scope.launch(start = CoroutineStart.ATOMIC) {
                note("started")
                delay(Long.MAX_VALUE)
                note("unreachable")
            }.join()
        }

        assertThat(log).containsExactly("started")
    }

    @Test
    fun delay_onMain_lets_othersRunAndComesBackInOneTask() {
        fromOutside {
            scheduler.scheduleForeground { note("before") }
            withContext(Dispatchers.Main) {
                note("on main")
                scheduler.scheduleForeground { note("meanwhile") }
                delay(100)
                note("at ${millis()}")
            }
        }

        assertThat(log).containsExactly("before", "on main", "meanwhile", "at 100")
    }

    @Test
    fun delay_onInstalledMain_resumesInPlace() {
        MainScope().launch { delay(100) }

        assertThat(scheduler.runUntilIdle()).isEqualTo(2)
    }

    @Test
    fun withTimeout_aroundMain_doesNotFireEarly() {
        fromOutside {
            withTimeout(1_000) { withContext(Dispatchers.Main) { delay(100); note("at ${millis()}") } }
        }

        assertThat(log).containsExactly("at 100")
    }

    @Test
    fun withTimeout_aroundMain_doesNotFireLate() {
        fromOutside {
            val timeout = runCatching { withTimeout(300) { withContext(Dispatchers.Main) { delay(1_000) } } }
            log += timeout.exceptionOrNull()!!::class
            log += millis()
        }

        assertThat(log).containsExactly(TimeoutCancellationException::class, 300L)
    }

    @Test
    fun withTimeout_onMain_doesNotFireEarly() {
        fromOutside {
            withContext(Dispatchers.Main) { withTimeout(1_000) { delay(100); note("at ${millis()}") } }
        }

        assertThat(log).containsExactly("at 100")
    }

    @Test
    fun withTimeout_onMain_doesNotFireLateAndComesBackToMain() {
        fromOutside {
            withContext(Dispatchers.Main) {
                val timeout = runCatching { withTimeout(100) { delay(1_000) } }
                note(timeout.exceptionOrNull()!!::class)
                note(millis())
            }
        }

        assertThat(log).containsExactly(TimeoutCancellationException::class, 100L)
    }

    @Test
    fun immediate_otherSession_isDispatchedToItsForeground() {
        val other = scheduler.newForeground().asMainCoroutineDispatcher().immediate
        fromOutside {
            withContext(main) {
                val inPlace = launch(main.immediate) { note("own session, ${scheduler.currentSession()}") }
                val dispatched = launch(other) { note("other session, ${scheduler.currentSession()?.name()}") }
                note("${inPlace.isCompleted} ${dispatched.isCompleted}")
            }
        }

        assertThat(log).containsExactly("own session, null", "true false", "other session, foreground 1")
    }

    @Test
    fun immediate_otherSessionInTheContext_isDispatchedToItsForeground() {
        val request = SessionId.create("request")
        fromOutside {
            withContext(main) {
                val dispatched = launch(main.immediate + request.asContextElement()) {
                    note("in ${scheduler.currentSession()?.name()}")
                    launch(main.immediate) { note("in place") }
                    note("then")
                }
                note("${dispatched.isCompleted}")
            }
        }

        assertThat(log).containsExactly("false", "in request", "in place", "then")
    }

    @Test
    fun immediate_sessionOfTheRunningTask_runsInPlace() {
        val session = SessionId.create("request")
        val view = scheduler.inSession(session).asMainCoroutineDispatcher()
        CoroutineScope(view).launch {
            launch(view.immediate) { note("in place") }
            note("then")
        }
        scheduler.runUntilIdle()

        assertThat(log).containsExactly("in place", "then")
    }

    @Test
    fun immediate_inTheTestBody_runsInPlaceWithoutSession() {
        val own = CoroutineScope(main.immediate).launch { note("no session") }
        val foreign = CoroutineScope(scheduler.newForeground().asMainCoroutineDispatcher().immediate).launch { note("one") }

        assertThat(own.isCompleted).isTrue()
        assertThat(foreign.isCompleted).isFalse()
        scheduler.runUntilIdle()
        assertThat(log).containsExactly("no session", "one")
    }

    @Test
    fun immediate_longChainOfCoroutinesInPlace_doesNotOverflowTheStack() {
        var depth = 0
        val flat = CoroutineScope(main.immediate) // children of children would overflow the stack when they complete
        fun deeper(): Job = flat.launch { if (depth++ < 20_000) deeper() }
        flat.launch { deeper() }
        scheduler.runUntilIdle()

        assertThat(depth).isEqualTo(20_001)
    }

    @Test
    fun limitedParallelism_ofMain_isMainUnlessNamed() {
        assertThat(main.limitedParallelism(1)).isSameAs(main)
        assertThat(main.immediate.limitedParallelism(7)).isSameAs(main.immediate)
        assertThat(main.limitedParallelism(1, "screen")).hasToString("screen")
        val named = main.immediate.limitedParallelism(1, "screen")
        assertThat(named).hasToString("screen")
        assertThat(named.asBaton()).isEqualTo(scheduler.foreground())
        assertThatThrownBy { main.limitedParallelism(0) }.isInstanceOf(IllegalArgumentException::class.java)
        assertThatThrownBy { main.immediate.limitedParallelism(0) }.isInstanceOf(IllegalArgumentException::class.java)
    }

    @Test
    fun advanceBy_delaysOnMain_areMeasuredOnTheSchedulersClock() {
        MainScope().launch { delay(1_000); note("due") }

        scheduler.advanceBy(Duration.ofMillis(999))
        assertThat(log).isEmpty()
        scheduler.advanceBy(Duration.ofMillis(1))
        assertThat(log).containsExactly("due")
    }

    @Test
    fun main_ofAWorker_saysWhatToPass() {
        val worker = scheduler.createWorker()

        assertThatThrownBy { worker.asMainCoroutineDispatcher() }
            .isInstanceOf(IllegalArgumentException::class.java).hasMessageContaining("base()")
        assertThatThrownBy { CoroutineDispatchers.install(worker) }
            .isInstanceOf(IllegalArgumentException::class.java).hasMessageContaining("base()")
    }
}
