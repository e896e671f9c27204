package dev.baton.coroutines.test

/** What went wrong in a test, one of it in front. */
internal class Errors {
    private var first: Throwable? = null

    fun areNone(): Boolean = first == null

    /** Adds what an action throws. */
    fun of(action: () -> Unit) {
        try {
            action()
        } catch (failure: Throwable) {
            first?.let { suppress(it, failure) } ?: run { first = failure }
        }
    }

    /** Adds a failure, if there is one, in front of all others. */
    fun first(failure: Throwable?) {
        if (failure == null) return
        first?.let { suppress(failure, it) }
        first = failure
    }

    private fun suppress(front: Throwable, other: Throwable) {
        if (front === other || other in front.suppressed) return
        front.addSuppressed(other)
        for (further in other.suppressed) { // beside it, as they were beside it before
            if (further !== front && further !in front.suppressed) front.addSuppressed(further)
        }
    }

    fun throwAny() {
        first?.let { throw it }
    }
}
