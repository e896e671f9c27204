package dev.baton.examples.mixed;

import dev.baton.core.Scheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The screen in Reactor on the foreground, requests in RxJava, parsing in coroutines. */
final class ReactorUiSearch implements Search {
    private final Backend backend = new Backend();
    private final reactor.core.scheduler.Scheduler ui;
    private final io.reactivex.rxjava3.core.Scheduler requests;
    private final CoroutineParsing parsing;
    private final Overtaking overtaking;

    ReactorUiSearch(Scheduler scheduler, Overtaking overtaking) {
        this.ui = ReactorSchedulers.fromScheduler(scheduler.foreground().labeled(SCREEN));
        this.requests = RxSchedulers.fromScheduler(scheduler.labeled(REQUEST));
        this.parsing = new CoroutineParsing(scheduler.labeled(PARSE), overtaking);
        this.overtaking = overtaking;
    }

    @Override
    public void type(List<String> queries, Screen screen) {
        Flux<String> typed = Flux.fromIterable(queries)
                .delaySubscription(HESITATION, ui)
                .concatMap(query -> Flux.just(query).subscribeOn(ui));
        Flux.from(parsing.parsed(answers(typed))).publishOn(ui).subscribe(screen::show);
    }

    private Flowable<String> answers(Publisher<String> typed) {
        Flowable<String> queries = Flowable.fromPublisher(typed);
        return overtaking == Overtaking.ALLOWED
                ? queries.flatMapSingle(this::request)
                : queries.switchMapSingle(this::request);
    }

    private Single<String> request(String query) {
        return Single.fromCallable(() -> backend.answer(query)).subscribeOn(requests);
    }
}
