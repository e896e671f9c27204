package dev.baton.coroutines

import dev.baton.core.SessionId
import dev.baton.core.TaskLabel
import dev.baton.core.testing.TestScheduler
import java.util.Optional
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactive.asPublisher
import kotlinx.coroutines.reactive.awaitFirst
import kotlinx.coroutines.reactive.awaitSingle
import kotlinx.coroutines.reactor.asCoroutineContext
import kotlinx.coroutines.reactor.asFlux
import kotlinx.coroutines.reactor.awaitSingle
import kotlinx.coroutines.reactor.flux
import kotlinx.coroutines.reactor.mono
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource
import org.reactivestreams.Publisher
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono
import reactor.util.context.Context
import reactor.util.context.ContextView

/** Labels and sessions cross between the coroutine context and the Reactor `Context`, both ways. */
internal class ReactorContextTest {
    private val scheduler = TestScheduler.create()
    private val watched = WatchedScheduler(scheduler)
    private val dispatcher = watched.asCoroutineDispatcher()
    private val session = SessionId.create("request")
    private val seen = mutableListOf<Any?>()

    /** A way from one library to the other, with the name by which the test is listed. */
    internal class Form<T>(private val title: String, val way: T) {
        override fun toString(): String = title
    }

    private fun what(context: ContextView): List<Any?> =
        listOf(context.getOrDefault<Any>(TaskLabel::class.java, null), context.getOrDefault<Any>(SessionId::class.java, null))

    private fun looking(): Mono<List<Any?>> = Mono.deferContextual { Mono.just(what(it)) }

    private fun run(context: CoroutineContext, body: suspend CoroutineScope.() -> Unit) {
        CoroutineScope(dispatcher + context).launch(block = body)
        scheduler.runUntilIdle()
    }

    @ParameterizedTest
    @MethodSource("subscriptions")
    fun elements_subscribedFromACoroutine_areInTheReactorContext(form: Form<suspend (Mono<List<Any?>>) -> Any?>) {
        run(DB.asContextElement() + session.asContextElement()) { seen.add(form.way(looking())) }
        assertThat(seen).containsExactly(listOf(DB, session))
    }

    @Test
    fun elements_noneOfOurs_leaveThePublisherAlone() {
        run(CoroutineName("plain")) { seen.add(looking().awaitSingle()) }
        assertThat(seen).containsExactly(listOf(null, null))
    }

    @Test
    fun elements_closerContextWrite_wins() {
        val labeled = looking().contextWrite { it.put(TaskLabel::class.java, VIEW) }
        run(DB.asContextElement() + session.asContextElement()) { seen.add(labeled.awaitSingle()) }
        assertThat(seen).containsExactly(listOf(VIEW, session))
    }

    @Test
    fun elements_besideAReactorContext_beatItAndKeepTheRest() {
        val outer = Context.of(TaskLabel::class.java, VIEW, "user", "ada").asCoroutineContext()
        run(outer + DB.asContextElement()) {
            seen.add(looking().awaitSingle())
            seen.add(Mono.deferContextual { Mono.just(it.get<Any>("user")) }.awaitSingle())
            yield()
            seen.add(scheduler.currentLabel())
        }
        assertThat(seen).containsExactly(listOf(DB, null), "ada", DB)
    }

    @ParameterizedTest
    @MethodSource("starts")
    fun context_ofASubscriber_isThatOfEveryTaskOfTheCoroutine(form: Form<(CoroutineContext) -> Publisher<*>>) {
        Flux.from(form.way(dispatcher))
            .contextWrite { it.put(TaskLabel::class.java, DB).put(SessionId::class.java, session) }
            .subscribe()
        scheduler.runUntilIdle()
        assertThat(watched.labels).hasSizeGreaterThan(1).containsOnly(DB)
        assertThat(watched.sessions).containsOnly(session)
    }

    @Test
    fun context_ofASubscriber_deprioritizedRunsLast() {
        scheduler.deprioritize(DB)
        mono(dispatcher) { yield(); seen.add("slow") }
            .contextWrite { it.put(TaskLabel::class.java, DB) }
            .subscribe()
        mono(dispatcher) { repeat(3) { yield() }; seen.add("normal") }.subscribe()
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly("normal", "slow")
    }

    @Test
    fun context_ofASubscriber_yieldsToAnElement() {
        mono(dispatcher + VIEW.asContextElement()) { seen.add(scheduler.currentLabel()) }
            .contextWrite { it.put(TaskLabel::class.java, DB) }
            .subscribe()
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(VIEW)
    }

    @Test
    fun elements_throughReactorAndBack_reachTheInnerCoroutine() {
        run(DB.asContextElement() + session.asContextElement()) {
            seen.add(mono(dispatcher) { yield(); scheduler.currentLabel() }.awaitSingle())
            seen.add(flux(dispatcher) { yield(); send(scheduler.currentSession()!!) }.awaitFirst())
        }
        assertThat(seen).containsExactly(DB, session)
    }

    @Test
    fun context_wrongType_isReportedAndNothingIsLost() {
        mono(dispatcher + CoroutineName("fetch")) { yield(); seen.add(scheduler.currentSession()) }
            .contextWrite { it.put(TaskLabel::class.java, "db").put(SessionId::class.java, session) }
            .subscribe()
        assertThatThrownBy(scheduler::runUntilIdle)
            .isInstanceOf(IllegalArgumentException::class.java)
            .hasMessageContaining("Reactor Context of coroutine fetch")
            .hasMessageContaining("holds a java.lang.String under the key TaskLabel.class")
            .hasMessageContaining("dev.baton.core.TaskLabel")
        assertThat(seen).containsExactly(session)
    }

    @Test
    fun context_wrongTypeOfASession_isReportedAndNothingIsLost() {
        mono(dispatcher) { seen.add(Optional.ofNullable(scheduler.currentSession())) }
            .contextWrite { it.put(SessionId::class.java, DB) }
            .subscribe()
        assertThatThrownBy(scheduler::runUntilIdle)
            .hasMessageContaining("a coroutine without a name")
            .hasMessageContaining("holds a dev.baton.core.TaskLabel under the key SessionId.class")
        assertThat(seen).containsExactly(Optional.empty<SessionId>())
    }

    companion object {
        private val DB = TaskLabel.of("db")
        private val VIEW = TaskLabel.of("view")

        private fun form(title: String, way: suspend (Mono<List<Any?>>) -> Any?) = Form(title, way)

        private fun start(title: String, way: (CoroutineContext) -> Publisher<*>) = Form(title, way)

        @JvmStatic
        fun subscriptions() = listOf(
            form("Mono.awaitSingle") { it.awaitSingle() },
            form("Flux.awaitFirst") { it.flux().awaitFirst() },
            form("Publisher.awaitSingle") { (it as Publisher<List<Any?>>).awaitSingle() },
            form("asFlow.collect") { source -> lateinitOf { found -> source.asFlow().collect { found(it) } } },
            form("asFlow") { it.asFlow().toList().single() },
            form("asFlow, collected as part of a flow") { source -> flow { emit(source.awaitSingle()) }.toList().single() },
            form("withContext") { source -> withContext(CoroutineName("inner")) { source.awaitSingle() } },
        )

        private suspend fun lateinitOf(collect: suspend ((List<Any?>) -> Unit) -> Unit): List<Any?> {
            var found: List<Any?> = emptyList()
            collect { found = it }
            return found
        }

        private fun ticks(): Flow<Int> = flow { repeat(3) { delay(1); emit(it) } }

        @JvmStatic
        fun starts() = listOf(
            start("mono") { mono(it) { delay(1); 1 } },
            start("flux") { flux(it) { delay(1); send(1) } },
            start("asFlux") { ticks().asFlux(it) },
            start("asFlux of flowOn") { ticks().flowOn(it).asFlux() },
            start("asPublisher") { ticks().asPublisher(it) },
        )
    }
}
