package dev.baton.coroutines

/**
 * Runs steps of coroutines on the calling thread, one after the other: those that no scheduler takes any more, and those
 * of a scheduler that runs its tasks while they are submitted.
 *
 * A step may suspend and so dispatch again; that next step waits until the present one has returned, which keeps the
 * stack flat however often it happens.
 */
internal object InPlace {
    private val waiting = ThreadLocal<ArrayDeque<Runnable>>()

    /** Runs a step, which must not throw, now or after the one that is running on this thread. */
    fun run(step: Runnable) {
        val outer: ArrayDeque<Runnable>? = waiting.get()
        if (outer != null) {
            outer.addLast(step)
            return
        }
        val steps = ArrayDeque(listOf(step))
        waiting.set(steps)
        try {
            while (steps.isNotEmpty()) {
                steps.removeFirst().run()
            }
        } finally {
            waiting.remove()
        }
    }
}
