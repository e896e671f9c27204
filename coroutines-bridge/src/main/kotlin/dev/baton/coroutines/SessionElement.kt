package dev.baton.coroutines

import dev.baton.core.SessionId
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext

/** A session in a coroutine context. */
internal data class SessionElement(val session: SessionId) : AbstractCoroutineContextElement(SessionElement) {
    companion object Key : CoroutineContext.Key<SessionElement>

    override fun toString(): String = "SessionId($session)"
}
