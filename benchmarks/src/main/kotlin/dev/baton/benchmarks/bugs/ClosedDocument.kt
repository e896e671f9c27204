package dev.baton.benchmarks.bugs

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.reactor.ReactorSchedulers
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import reactor.core.publisher.Mono

/**
 * An editor on its session's foreground formats a document in the pool and then writes the result. The user closes the
 * document, confirmed in Reactor, on the same session. The close runs between the two halves of the handler, which writes
 * to a closed document. The fix cancels what belongs to the document when it closes.
 */
internal class ClosedDocument private constructor(scheduler: TestScheduler, private val variant: Variant) {
    private val session = scheduler.newForeground()
    private val pool = scheduler.asCoroutineDispatcher()
    private val dialog = ReactorSchedulers.fromScheduler(scheduler)
    private val editing = CoroutineScope(session.asCoroutineDispatcher() + Job())
    private var open = true
    private var writtenTooLate = false

    private fun format() {
        editing.launch {
            val formatted = withContext(pool) { "  text".trim() }
            writtenTooLate = formatted.isNotEmpty() && !open
        }
    }

    private fun confirmAndClose() {
        Mono.fromCallable { "Close?" }
            .subscribeOn(dialog)
            .publishOn(dialog)
            .map { question -> "$question Save?" }
            .publishOn(dialog)
            .map { question -> "$question yes" }
            .publishOn(dialog)
            .filter { answer -> answer.endsWith("yes") }
            .publishOn(dialog)
            .publishOn(ReactorSchedulers.fromScheduler(session))
            .subscribe { close() }
    }

    private fun close() {
        open = false
        if (variant == Variant.FIXED) {
            editing.cancel()
        }
    }

    internal companion object {
        @JvmStatic
        fun run(scheduler: TestScheduler, variant: Variant) {
            val editor = ClosedDocument(scheduler, variant)
            editor.format()
            editor.confirmAndClose()
            scheduler.runUntilIdle()
            if (editor.writtenTooLate) {
                throw AssertionError("The editor wrote to a document that was closed")
            }
        }
    }
}
