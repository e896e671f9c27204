package dev.baton.conformance.subjects

import dev.baton.conformance.Bridge
import dev.baton.conformance.LibraryScheduler
import dev.baton.conformance.Submissions
import dev.baton.core.Cancellable
import dev.baton.core.Installation
import dev.baton.core.Scheduler
import dev.baton.coroutines.CoroutineDispatchers
import dev.baton.coroutines.asBaton
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.coroutines.asMainCoroutineDispatcher
import java.time.Duration
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.delay
import kotlinx.coroutines.internal.isMissing
import kotlinx.coroutines.launch

/** Coroutine dispatchers in the words of the suite: a task is a coroutine, a worker a dispatcher limited to one. */
internal class CoroutinesBridge : Bridge {
    override fun over(scheduler: Scheduler): LibraryScheduler = Face(scheduler.asCoroutineDispatcher())

    override fun back(scheduler: LibraryScheduler): Scheduler = (scheduler as Face).dispatcher.asBaton()

    override fun install(scheduler: Scheduler): Installation = CoroutineDispatchers.install(scheduler)

    /** Returns the only dispatcher that can be replaced; where there is none, any other of the library. */
    override fun defaultScheduler(): LibraryScheduler =
        Face(if (Dispatchers.Main.isMissing()) Dispatchers.Default else Dispatchers.Main)

    private open class Launcher(open val dispatcher: CoroutineDispatcher) : Submissions {
        private val scope by lazy { CoroutineScope(dispatcher + SupervisorJob()) }

        private fun launching(body: suspend () -> Unit): Cancellable {
            val job = scope.launch { body() }
            return Bridge.handle({ job.cancel() }, { job.isCompleted || job.isCancelled })
        }

        override fun schedule(task: Runnable): Cancellable = launching { task.run() }

        override fun scheduleAfter(delay: Duration, task: Runnable): Cancellable {
            val nanos = Bridge.nanos(delay)
            val millis = if (nanos == Long.MAX_VALUE) nanos else Math.floorDiv(nanos + 999_999, 1_000_000L)
            return launching {
                delay(millis)
                task.run()
            }
        }

        override fun schedulePeriodically(initial: Duration, period: Duration, task: Runnable): Cancellable =
            throw UnsupportedOperationException("Coroutines have no periodic tasks")

        override fun close() = scope.cancel()
    }

    private class Face(override val dispatcher: CoroutineDispatcher) : Launcher(dispatcher), LibraryScheduler {
        private val workers = mutableListOf<Submissions>()

        override fun createWorker(): Submissions = Launcher(dispatcher.limitedParallelism(1)).also { workers.add(it) }

        override fun inPlace(): Submissions =
            Launcher(dispatcher.asBaton().asMainCoroutineDispatcher().immediate).also { workers.add(it) }

        override fun nanoTime(): Long = throw UnsupportedOperationException("A dispatcher has no clock to read")

        override fun close() {
            super.close()
            workers.forEach { it.close() }
        }

        override fun toString(): String = dispatcher.toString()
    }
}
