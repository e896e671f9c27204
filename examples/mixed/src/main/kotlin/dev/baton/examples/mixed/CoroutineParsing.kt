package dev.baton.examples.mixed

import dev.baton.core.Scheduler
import dev.baton.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.flow.flatMapLatest
import kotlinx.coroutines.flow.flatMapMerge
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactive.asPublisher
import org.reactivestreams.Publisher

/** Parses answers in coroutines. */
internal class CoroutineParsing(scheduler: Scheduler, private val overtaking: Overtaking) {
    private val parsing = scheduler.asCoroutineDispatcher() + CoroutineName("parsing")

    fun parsed(raw: Publisher<String>): Publisher<Answer> {
        val answers = raw.asFlow()
        val parsed = when (overtaking) {
            Overtaking.ALLOWED -> answers.flatMapMerge { parse(it) }
            Overtaking.PREVENTED -> answers.flatMapLatest { parse(it) }
        }
        return parsed.asPublisher(parsing)
    }

    private fun parse(raw: String) = flow { emit(Backend.parse(raw)) }.flowOn(parsing)
}
