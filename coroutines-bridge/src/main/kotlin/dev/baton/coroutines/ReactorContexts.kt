package dev.baton.coroutines

import dev.baton.core.Scheduler
import dev.baton.core.SessionId
import dev.baton.core.TaskLabel
import dev.baton.core.TaskNode
import java.util.ServiceLoader
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.Job
import kotlinx.coroutines.reactive.ContextInjector
import kotlinx.coroutines.reactive.FlowSubscription
import kotlinx.coroutines.reactor.ReactorContext
import org.reactivestreams.Publisher
import reactor.core.CoreSubscriber
import reactor.core.Scannable
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono
import reactor.util.context.Context
import reactor.util.context.ContextView

/** Label and session in the Reactor `Context`. Loaded only where [OptionalLibraries.isReactorPresent]. */
internal object ReactorContexts {
    /**
     * Gives a task what the Reactor `Context` in its coroutine's context holds.
     *
     * A value of another type under one of the two keys is reported to the scheduler, so that the test fails, and the
     * task runs without it: the coroutine does not depend on labels.
     */
    fun giveTo(task: TaskNode, coroutine: CoroutineContext, scheduler: Scheduler) {
        val context = contextOf(coroutine) ?: return
        if (task.label() == null) {
            task.labelIfAbsent(value(context, TaskLabel::class.java, coroutine, scheduler))
        }
        if (task.session() == null) {
            task.sessionIfAbsent(value(context, SessionId::class.java, coroutine, scheduler))
        }
    }

    /** A flow that was subscribed to has its subscriber's context one step late: its own coroutine is started without. */
    private fun contextOf(coroutine: CoroutineContext): ContextView? {
        val context = coroutine[ReactorContext]?.context
        val flow = if (context == null) coroutine[Job] as? FlowSubscription<*> else null
        return if (flow == null) context else (flow.subscriber as? CoreSubscriber<*>)?.currentContext()
    }

    private fun <T : Any> value(
        context: ContextView,
        key: Class<T>,
        coroutine: CoroutineContext,
        scheduler: Scheduler,
    ): T? {
        val value: Any = context.getOrDefault<Any>(key, null) ?: return null
        if (key.isInstance(value)) {
            return key.cast(value)
        }
        val name = coroutine[CoroutineName]?.let { "coroutine ${it.name}" } ?: "a coroutine without a name"
        scheduler.reportError(
            IllegalArgumentException(
                "The Reactor Context of $name holds a ${value.javaClass.name} under the key " +
                    "${key.simpleName}.class, where only a ${key.name} may be. Put one there or use another key; the " +
                    "task runs without it",
            ),
        )
        return null
    }

    /** Writes label and session of a coroutine into the `Context` of what subscribes to a publisher. */
    fun <T> writeInto(publisher: Publisher<T>, coroutine: CoroutineContext): Publisher<T> {
        val own = elements(coroutine)
        if (own.isEmpty) {
            return publisher
        }
        val outer = coroutine[ReactorContext]?.context
        if (outer == null || !othersWriteFirst || own.stream().noneMatch { outer.hasKey(it.key) }) {
            return write(publisher, own)
        }
        val source = sourceOf(publisher)
        return if (source === publisher) write(publisher, own) else write(write(source, own), outer)
    }

    private fun elements(coroutine: CoroutineContext): Context {
        val label = coroutine.taskLabel?.let { Context.of(TaskLabel::class.java, it) } ?: Context.empty()
        return coroutine.sessionId?.let { label.put(SessionId::class.java, it) } ?: label
    }

    private fun <T> write(publisher: Publisher<T>, context: ContextView): Publisher<T> =
        when (publisher) {
            is Mono -> publisher.contextWrite(context)
            is Flux -> publisher.contextWrite(context)
            else -> publisher
        }

    /**
     * True if kotlinx-coroutines-reactor comes earlier on the class path, and so writes the whole Reactor `Context` of a
     * coroutine closer to the publisher than we write the coroutine's own elements. The closest wins.
     */
    private val othersWriteFirst: Boolean by lazy {
        ServiceLoader.load(ContextInjector::class.java, ContextInjector::class.java.classLoader)
            .stream()
            .map { it.type() }
            .findFirst()
            .map { it != ElementInjector::class.java }
            .orElse(false)
    }

    /** Returns what the last operator that writes a context was applied to; if there is none, the publisher itself. */
    private fun <T> sourceOf(publisher: Publisher<T>): Publisher<T> {
        var operator: Any? = publisher
        while (operator is Publisher<*>) {
            val source: Any? = Scannable.from(operator).scan(Scannable.Attr.PARENT)
            if (operator.javaClass.simpleName.endsWith("ContextWrite")) {
                @Suppress("UNCHECKED_CAST") // this operator changes no values
                return source as? Publisher<T> ?: publisher
            }
            operator = source
        }
        return publisher
    }
}
