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
            first = first?.let { both(it, failure) } ?: failure
        }
    }

    /** Adds a failure, if there is one, in front of all others. */
    fun first(failure: Throwable?) {
        if (failure != null) first = first?.let { both(failure, it) } ?: failure
    }

    /** Returns the one in front with the other and what that suppressed beside it. */
    private fun both(front: Throwable, other: Throwable): Throwable {
        val others = (listOf(other) + other.suppressed).filter { it !== front && it !in front.suppressed }
        others.forEach(front::addSuppressed)
        if (front.suppressed.toList().containsAll(others)) return front
        return AssertionError("${others.size + 1} errors, of which the first takes no others: $front").apply {
            addSuppressed(front)
            others.forEach(::addSuppressed)
        }
    }

    fun throwAny() {
        first?.let { throw it }
    }
}
