package dev.baton.coroutines

import dev.baton.core.SessionId
import dev.baton.core.TaskLabel
import kotlin.coroutines.CoroutineContext

/**
 * Labels and sessions as elements of a coroutine context.
 *
 * ## What has them
 *
 * Every task of a coroutine, on whatever Baton dispatcher it runs: the first step and all that follow, the ends of its
 * delays and its timeouts. Like any element they are inherited by child coroutines and replaced by `withContext`,
 * `flowOn` and the like. The element beats the label or session of the dispatcher's scheduler, which beats what the
 * coroutine inherits from the task that started it.
 *
 * A task has the label it was submitted with. `withContext` that changes nothing but elements submits none, so what it
 * says holds from the next suspension on, and for what is started inside; likewise at its end.
 *
 * ## Across Reactor
 *
 * With kotlinx-coroutines-reactor on the class path they cross over in both directions: `await…`, `collect` and
 * `asFlow` write them into the Reactor `Context`, under the keys `TaskLabel.class` and `SessionId.class`; `mono`,
 * `flux` and `asFlux` find there what no element of their own says. On the module path the first direction is missing,
 * because a module cannot provide an optional service.
 *
 * ## Across RxJava
 *
 * RxJava has no context. What it runs has the label and session of the task that subscribed, and so has a coroutine
 * that `rxSingle` and its like start there.
 */
public object ContextElements {
    /** Returns an element that gives a label to the tasks of coroutines. */
    @JvmStatic
    public fun of(label: TaskLabel): CoroutineContext.Element = LabelElement(label)

    /** Returns an element that gives a session to the tasks of coroutines. */
    @JvmStatic
    public fun of(session: SessionId): CoroutineContext.Element = SessionElement(session)

    /** Returns the label that an element of a context gives, or null. */
    @JvmStatic
    public fun label(context: CoroutineContext): TaskLabel? = context[LabelElement]?.label

    /** Returns the session that an element of a context gives, or null. */
    @JvmStatic
    public fun session(context: CoroutineContext): SessionId? = context[SessionElement]?.session
}

/** Returns an element that gives this label to the tasks of coroutines; see [ContextElements]. */
@JvmSynthetic
public fun TaskLabel.asContextElement(): CoroutineContext.Element = ContextElements.of(this)

/** Returns an element that gives this session to the tasks of coroutines; see [ContextElements]. */
@JvmSynthetic
public fun SessionId.asContextElement(): CoroutineContext.Element = ContextElements.of(this)

/** The label that an element of this context gives, or null. */
@get:JvmSynthetic
public val CoroutineContext.taskLabel: TaskLabel?
    get() = ContextElements.label(this)

/** The session that an element of this context gives, or null. */
@get:JvmSynthetic
public val CoroutineContext.sessionId: SessionId?
    get() = ContextElements.session(this)
