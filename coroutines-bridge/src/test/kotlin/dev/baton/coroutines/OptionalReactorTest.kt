package dev.baton.coroutines

import dev.baton.core.TaskLabel
import dev.baton.core.testing.TestScheduler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactive.awaitSingle
import kotlinx.coroutines.reactor.asCoroutineContext
import kotlinx.coroutines.reactor.awaitSingle
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.reactivestreams.Publisher
import org.reactivestreams.Subscription
import reactor.core.publisher.Mono
import reactor.util.context.Context

/** The bridge does without Reactor, and does not depend on the order of the class path with it. */
internal class OptionalReactorTest {
    /** Subscribes from a labelled coroutine to something that is not Reactor's. */
    class LabelledWithoutReactor : () -> Any? {
        override fun invoke(): Any? {
            val scheduler = TestScheduler.create()
            val seen = mutableListOf<Any?>()
            val one = Publisher<Int> { subscriber ->
                subscriber.onSubscribe(object : Subscription {
                    override fun request(n: Long) {
                        subscriber.onNext(1)
                        subscriber.onComplete()
                    }

                    override fun cancel() = Unit
                })
            }
            CoroutineScope(scheduler.asCoroutineDispatcher()).launch(DB.asContextElement()) {
                yield()
                seen.add(scheduler.currentLabel())
                seen.add(one.awaitSingle())
            }
            scheduler.runUntilIdle()
            return seen
        }
    }

    /** Subscribes from a coroutine with a label of its own beside that of its Reactor context. */
    class LabelledBesideReactor : () -> Any? {
        override fun invoke(): Any? {
            val scheduler = TestScheduler.create()
            val seen = mutableListOf<Any?>()
            val outer = Context.of(TaskLabel::class.java, TaskLabel.of("view"), "user", "ada").asCoroutineContext()
            val looking = Mono.deferContextual { Mono.just("${it.get(TaskLabel::class.java)} ${it.get<Any>("user")}") }
            val closer = looking.contextWrite { it.put(TaskLabel::class.java, TaskLabel.of("closer")) }
            CoroutineScope(scheduler.asCoroutineDispatcher()).launch(outer + DB.asContextElement()) {
                seen.add(looking.awaitSingle())
                seen.add(looking.flux().awaitSingle())
                seen.add(closer.awaitSingle())
            }
            scheduler.runUntilIdle()
            return seen
        }
    }

    @Test
    fun labels_withoutReactor_areReadAllTheSame() {
        val classPath = OtherClassPath.without("kotlinx-coroutines-reactor", "reactor-core")
        assertThat(OtherClassPath.run(classPath, LabelledWithoutReactor::class.java)).isEqualTo("[db, 1]")
    }

    @Test
    fun labels_withReactorAndWithoutItsConnection_areReadAllTheSame() {
        val classPath = OtherClassPath.without("kotlinx-coroutines-reactor")
        assertThat(OtherClassPath.run(classPath, LabelledWithoutReactor::class.java)).isEqualTo("[db, 1]")
    }

    @Test
    fun elements_besideAReactorContext_beatItWhicheverWritesFirst() {
        for (first in listOf("kotlinx-coroutines-reactor", "no such artifact")) {
            assertThat(OtherClassPath.run(OtherClassPath.startingWith(first), LabelledBesideReactor::class.java))
                .`as`("with $first in front")
                .isEqualTo("[db ada, db ada, closer ada]")
        }
    }

    private companion object {
        val DB: TaskLabel = TaskLabel.of("db")
    }
}
