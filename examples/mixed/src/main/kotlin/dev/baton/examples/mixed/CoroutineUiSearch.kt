package dev.baton.examples.mixed

import dev.baton.core.Scheduler
import dev.baton.coroutines.asCoroutineDispatcher
import dev.baton.examples.mixed.Search.HESITATION
import dev.baton.examples.mixed.Search.PARSE
import dev.baton.examples.mixed.Search.REQUEST
import dev.baton.examples.mixed.Search.SCREEN
import dev.baton.reactor.ReactorSchedulers
import dev.baton.rxjava.RxSchedulers
import io.reactivex.rxjava3.core.Flowable
import io.reactivex.rxjava3.core.Single
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.yield
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono
import reactor.core.publisher.Sinks

/** The screen in coroutines on the foreground, requests in Reactor, parsing in RxJava. */
internal class CoroutineUiSearch(scheduler: Scheduler, private val overtaking: Overtaking) : Search {
    private val backend = Backend()
    private val ui = CoroutineScope(scheduler.foreground().labeled(SCREEN).asCoroutineDispatcher())
    private val requests = ReactorSchedulers.fromScheduler(scheduler.labeled(REQUEST))
    private val parsing = RxSchedulers.fromScheduler(scheduler.labeled(PARSE))

    override fun type(queries: List<String>, screen: Screen) {
        val typed = Sinks.many().unicast().onBackpressureBuffer<String>()
        ui.launch(CoroutineName("results")) {
            parsed(answers(typed.asFlux())).asFlow().collect { screen.show(it) }
        }
        ui.launch(CoroutineName("typing")) {
            delay(HESITATION.toMillis())
            for (query in queries) {
                typed.tryEmitNext(query).orThrow()
                yield()
            }
            typed.tryEmitComplete().orThrow()
        }
    }

    private fun answers(typed: Flux<String>): Flux<String> = when (overtaking) {
        Overtaking.ALLOWED -> typed.flatMap { request(it) }
        Overtaking.PREVENTED -> typed.switchMap { request(it) }
    }

    private fun request(query: String): Mono<String> =
        Mono.fromCallable { backend.answer(query) }.subscribeOn(requests)

    private fun parsed(answers: Flux<String>): Flowable<Answer> {
        val raw = Flowable.fromPublisher(answers)
        return when (overtaking) {
            Overtaking.ALLOWED -> raw.flatMapSingle { parse(it) }
            Overtaking.PREVENTED -> raw.switchMapSingle { parse(it) }
        }
    }

    private fun parse(raw: String): Single<Answer> = Single.fromCallable { Backend.parse(raw) }.subscribeOn(parsing)
}
