package dev.baton.coroutines

import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineDispatcher

/**
 * Runs steps of coroutines on the calling thread, one after the other: those that no scheduler takes any more, and those
 * of a scheduler that runs its tasks while they are submitted.
 *
 * A step may suspend and so dispatch again; that next step waits until the present one has returned, which keeps the
 * stack flat however often it happens. A step that waits for the next one in `runBlocking` would wait for ever, so the
 * event loop of the thread knows of those that wait, and runs them then.
 */
internal object InPlace {
    private val running = ThreadLocal<Steps>()

    /** Runs a step, which must not throw, now or after the one that is running on this thread. */
    fun run(step: Runnable) {
        val outer: Steps? = running.get()
        if (outer != null) {
            outer.add(step)
            return
        }
        val steps = Steps()
        running.set(steps)
        try {
            step.run()
            steps.runAll()
        } finally {
            running.remove()
        }
    }

    /** What waits on a thread; as an event of its loop, it is run there. */
    private class Steps : Runnable {
        private val waiting = ArrayDeque<Runnable>()
        private var isAnEvent = false // one is enough for all that wait

        fun add(step: Runnable) {
            waiting.addLast(step)
            val loop = if (isAnEvent) null else KotlinxInternals.eventLoop() as CoroutineDispatcher?
            if (loop != null) {
                isAnEvent = true
                loop.dispatch(EmptyCoroutineContext, this)
            }
        }

        override fun run() {
            if (running.get() === this) { // else all have run without the loop
                isAnEvent = false
                runAll()
            }
        }

        fun runAll() {
            while (waiting.isNotEmpty()) {
                waiting.removeFirst().run()
            }
        }
    }
}
