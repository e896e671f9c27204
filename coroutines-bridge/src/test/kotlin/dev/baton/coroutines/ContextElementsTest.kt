package dev.baton.coroutines

import dev.baton.core.SessionId
import dev.baton.core.TaskLabel
import dev.baton.core.testing.TestScheduler
import java.time.Duration
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.consumeEach
import kotlinx.coroutines.channels.produce
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.flow.debounce
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.shareIn
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.onTimeout
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** Labels and sessions in the coroutine context reach every task of a coroutine and of its children. */
internal class ContextElementsTest {
    private val scheduler = TestScheduler.create()
    private val watched = WatchedScheduler(scheduler)
    private val dispatcher = watched.asCoroutineDispatcher()
    private val other = watched.asCoroutineDispatcher()
    private val seen = mutableListOf<Any?>()

    /** A piece of a coroutine, with the name by which the test is listed. */
    internal class Form(private val title: String, val body: suspend CoroutineScope.(ContextElementsTest) -> Any?) {
        override fun toString(): String = title
    }

    private fun ticks() = flow { repeat(3) { emit(it); delay(1.seconds) } }

    private fun note() {
        seen.add(scheduler.currentLabel())
    }

    @ParameterizedTest
    @MethodSource("forms")
    fun label_inContext_isThatOfEveryTask(form: Form) {
        CoroutineScope(dispatcher + DB.asContextElement()).launch { form.body(this, this@ContextElementsTest) }
        scheduler.runUntilIdle()
        assertThat(watched.labels).hasSizeGreaterThan(1).containsOnly(DB)
    }

    @ParameterizedTest
    @MethodSource("forms")
    fun session_inContext_isThatOfEveryTask(form: Form) {
        val session = SessionId.create("request")
        CoroutineScope(dispatcher + session.asContextElement()).launch { form.body(this, this@ContextElementsTest) }
        scheduler.runUntilIdle()
        assertThat(watched.sessions).hasSizeGreaterThan(1).containsOnly(session)
    }

    @Test
    fun label_deprioritized_runsWhenNothingElseIsReady() {
        scheduler.deprioritize(DB)
        val scope = CoroutineScope(dispatcher)
        scope.launch(DB.asContextElement()) {
            seen.add("slow")
            delay(1.seconds)
            seen.add("slow, later")
        }
        repeat(2) {
            scope.launch {
                yield()
                seen.add("normal")
                delay(1.seconds)
                yield()
                seen.add("normal, later")
            }
        }
        scheduler.runUntilIdle()
        assertThat(seen)
            .containsExactly("normal", "normal", "slow", "normal, later", "normal, later", "slow, later")
    }

    @Test
    fun label_deprioritized_timeoutFiresWhenNothingElseIsReady() {
        scheduler.deprioritize(DB)
        val done = Channel<Unit>()
        CoroutineScope(dispatcher).launch(DB.asContextElement()) { withTimeoutOrNull(1.seconds) { done.receive() } }
        CoroutineScope(dispatcher).launch {
            delay(1.seconds)
            yield()
            seen.add(done.trySend(Unit).isSuccess)
        }
        scheduler.runUntilIdle()
        assertThat(seen).`as`("the receiver, whose timeout was due before, still waits").containsExactly(true)
    }

    @Test
    fun label_ofWithContext_holdsInsideAndNotAfter() {
        CoroutineScope(dispatcher).launch(DB.asContextElement()) {
            withContext(VIEW.asContextElement()) {
                yield()
                note()
            }
            yield()
            note()
            seen.add(currentCoroutineContext().taskLabel)
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(VIEW, DB, DB)
    }

    @Test
    fun label_ofFlowOn_holdsUpstreamAndNotDownstream() {
        CoroutineScope(dispatcher).launch(DB.asContextElement()) {
            ticks().onEach { note() }.flowOn(VIEW.asContextElement()).onEach { note() }.take(1).toList()
        }
        scheduler.runUntilIdle()
        assertThat(seen.first()).`as`("upstream, in the collector's task until it suspends").isEqualTo(DB)
        seen.clear()
        CoroutineScope(dispatcher).launch(DB.asContextElement()) {
            ticks().onEach { note() }.buffer().flowOn(VIEW.asContextElement()).take(2).toList()
            yield()
            note()
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(VIEW, VIEW, DB)
    }

    @Test
    fun label_ofTheContext_beatsThatOfTheView() {
        val view = scheduler.labeled(VIEW).asCoroutineDispatcher()
        CoroutineScope(view).launch(DB.asContextElement()) { note() }
        CoroutineScope(view).launch { note() }
        CoroutineScope(view.limitedParallelism(1)).launch(DB.asContextElement()) { note() }
        CoroutineScope(view.limitedParallelism(1)).launch { note() }
        CoroutineScope(view.limitedParallelism(2)).launch(DB.asContextElement()) { note() }
        CoroutineScope(view.limitedParallelism(2)).launch { note() }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(DB, VIEW, DB, VIEW, DB, VIEW)
    }

    @Test
    fun label_ofWhoeverResumes_isNotTakenOver() {
        val channel = Channel<Unit>()
        val scope = CoroutineScope(dispatcher)
        scope.launch {
            channel.receive()
            note()
            withContext(other + DB.asContextElement()) { yield() }
            yield()
            note()
            async(DB.asContextElement()) { yield() }.await()
            note()
        }
        scope.launch(DB.asContextElement()) { channel.send(Unit) }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(null, null, null)
    }

    @Test
    fun session_ofTheContext_beatsThoseOfTheViewAndOfTheTask() {
        val request = SessionId.create("request")
        val view = scheduler.inSession(SessionId.create("view")).asCoroutineDispatcher()
        scheduler.inSession(SessionId.create("outer")).schedule {
            CoroutineScope(view).launch(request.asContextElement()) {
                seen.add(scheduler.currentSession())
                delay(1.seconds)
                seen.add(scheduler.currentSession())
            }
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(request, request)
    }

    @Test
    fun session_onTheForeground_choosesTheLane() {
        val first = SessionId.create("first")
        val second = SessionId.create("second")
        val main = scheduler.foreground().asCoroutineDispatcher()
        scheduler.deprioritize(DB)
        CoroutineScope(main).launch(first.asContextElement() + DB.asContextElement()) { seen.add("head") }
        CoroutineScope(main).launch(first.asContextElement()) { seen.add("behind it") }
        CoroutineScope(main).launch(second.asContextElement()) { seen.add("elsewhere") }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly("elsewhere", "head", "behind it")
    }

    @Test
    fun session_ofAnotherScheduler_isAGroupHereToo() {
        val elsewhere = TestScheduler.create()
        val session = SessionId.create("elsewhere")
        elsewhere.inSession(session).schedule { seen.add(elsewhere.currentSession()) }
        CoroutineScope(dispatcher).launch(session.asContextElement()) { seen.add(scheduler.currentSession()) }
        elsewhere.runUntilIdle()
        elsewhere.close()
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(session, session)
    }

    @Test
    fun elements_ofOneValue_areEqualAndNamed() {
        val session = SessionId.create("request")
        assertThat(DB.asContextElement()).isEqualTo(ContextElements.of(TaskLabel.of("db"))).hasToString("TaskLabel(db)")
        assertThat(session.asContextElement()).isEqualTo(ContextElements.of(session)).hasToString("SessionId(request)")
        val context = DB.asContextElement() + session.asContextElement()
        assertThat(context.taskLabel).isEqualTo(DB)
        assertThat(context.sessionId).isEqualTo(session)
        assertThat(EmptyCoroutineContext.taskLabel).isNull()
        assertThat(EmptyCoroutineContext.sessionId).isNull()
    }

    companion object {
        private val DB = TaskLabel.of("db")
        private val VIEW = TaskLabel.of("view")

        @JvmStatic
        @OptIn(FlowPreview::class)
        fun forms() = listOf(
            Form("delay") { delay(1.seconds) },
            Form("yield") { yield() },
            Form("launch") { joinAll(launch { delay(1.seconds) }, launch { yield() }) },
            Form("async") { awaitAll(async { delay(1.seconds) }, async { yield() }) },
            Form("coroutineScope") { coroutineScope { launch { delay(1.seconds) } } },
            Form("supervisorScope") { supervisorScope { launch { delay(1.seconds) } } },
            Form("withContext of another dispatcher") { test ->
                withContext(test.scheduler.foreground().asCoroutineDispatcher()) { yield() }
                withContext(test.other) { yield() }
            },
            Form("withTimeout") { withTimeout(2.seconds) { delay(1.seconds) } },
            Form("withTimeout that fires") { withTimeoutOrNull(1.seconds) { delay(2.seconds) } },
            Form("select") { select { onTimeout(1.seconds) {} } },
            Form("channel") {
                val channel = Channel<Int>()
                launch { repeat(3) { channel.send(it) } }
                repeat(3) { channel.receive() }
            },
            Form("produce") { produce { repeat(3) { send(it) } }.consumeEach {} },
            Form("flow") { it.ticks().toList() },
            Form("flowOn") { test -> test.ticks().flowOn(test.other).toList() },
            Form("channelFlow") { channelFlow { launch { send(1) }; delay(1.seconds); send(2) }.toList() },
            Form("buffer") { it.ticks().buffer(1).toList() },
            Form("debounce") { it.ticks().debounce(2.seconds).toList() },
            Form("shareIn") { test ->
                val shared = test.ticks().shareIn(this, SharingStarted.Lazily, replay = 1)
                shared.take(2).toList()
                coroutineContext.cancelChildren()
            },
            Form("limitedParallelism") { test ->
                withContext(test.dispatcher.limitedParallelism(1)) { yield() }
                withContext(test.dispatcher.limitedParallelism(2)) { delay(1.seconds) }
            },
        )
    }
}
