package dev.baton.benchmarks.bugs

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.rxjava.RxSchedulers
import io.reactivex.rxjava3.core.Completable
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield

/**
 * A coroutine on a worker of its own plays twenty frames and holds the screen; a stop button in RxJava takes the screen
 * away. Both the end of the film and the button release it. The fix leaves that to the completion of the job, however it
 * comes about.
 */
internal class LateStop private constructor(private val scheduler: TestScheduler, private val variant: Variant) {
    private var releases = 0

    private fun play(): Job {
        val worker = scheduler.asCoroutineDispatcher().limitedParallelism(1)
        val film = CoroutineScope(worker).launch {
            repeat(FRAMES) { yield() }
            if (variant == Variant.BUGGY) releases++
        }
        if (variant == Variant.FIXED) film.invokeOnCompletion { releases++ }
        return film
    }

    private fun stop(film: Job) {
        film.cancel()
        if (variant == Variant.BUGGY) releases++
    }

    internal companion object {
        private const val FRAMES = 20

        @JvmStatic
        fun run(scheduler: TestScheduler, variant: Variant) {
            val player = LateStop(scheduler, variant)
            val film = player.play()
            Completable.fromAction { player.stop(film) }.subscribeOn(RxSchedulers.fromScheduler(scheduler)).subscribe()
            scheduler.runUntilIdle()
            if (player.releases != 1) {
                throw AssertionError("The screen was released twice")
            }
        }
    }
}
