package dev.baton.coroutines

import dev.baton.core.DrivenScheduler
import dev.baton.core.Installation
import dev.baton.core.Routed
import dev.baton.core.Scheduler
import dev.baton.core.SchedulerRouter
import dev.baton.core.TaskLabel
import dev.baton.core.Worker
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers

/**
 * What `Dispatchers.Default` and `Dispatchers.IO` are, once somebody has redirected them: for a thread that has a
 * scheduler installed dispatchers of it, for every other thread the originals.
 */
internal object Redirection {
    private val ROUTER = SchedulerRouter("Dispatchers.Default and Dispatchers.IO") { Installation { } }
    private val DEFAULT = Flavour("Dispatchers.Default", "default", Dispatchers.Default)
    private val IO = Flavour("Dispatchers.IO", "io", Dispatchers.IO)

    fun install(scheduler: Scheduler): Installation {
        require(scheduler.base() is DrivenScheduler && scheduler !is Worker) {
            "$scheduler is no test scheduler, and redirection is for tests only. In production pass the dispatcher to " +
                "those who need one"
        }
        DispatcherGetters.replace()
        val installation = ROUTER.install(scheduler)
        if (Dispatchers.Default === DEFAULT.original || Dispatchers.IO === IO.original) {
            installation.close()
            error(
                "Dispatchers.Default and Dispatchers.IO were to be redirected to $scheduler, but still are what they " +
                    "were: another agent has taken the change back. Load Byte Buddy's agent last",
            )
        }
        return installation
    }

    /** Returns `Dispatchers.Default` for the current thread. Its getter calls this, and nobody else. */
    @JvmStatic
    fun default(): CoroutineDispatcher = DEFAULT.current()

    /** Returns `Dispatchers.IO` for the current thread. Its getter calls this, and nobody else. */
    @JvmStatic
    fun io(): CoroutineDispatcher = IO.current()

    /** Returns a place for what is made of each scheduler that is installed. */
    fun <T : Any> routed(maker: (Scheduler) -> T): Routed<T> = ROUTER.routed(maker)

    /** One of the two dispatchers: what it is called, its label, and what it was. */
    private class Flavour(title: String, label: String, val original: CoroutineDispatcher) {
        private val handedOut: Routed<RedirectedDispatcher> = routed {
            RedirectedDispatcher(title, original) { BatonDispatcher(it.labeled(TaskLabel.of(label)), title) }
        }

        fun current(): CoroutineDispatcher = handedOut.current() ?: original
    }
}
