package orders;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import reactor.core.publisher.Mono;

/** A search screen: requests with Reactor, parsing with RxJava. It shows the answer that came last, whatever it answers. */
class Search {
    private String shown = "";

    void type(String query) {
        Mono.fromCallable(() -> "<" + query + ">")
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .subscribe(answer -> parse(query, answer));
    }

    private void parse(String query, String answer) {
        Single.fromCallable(() -> answer.substring(1, answer.length() - 1))
                .subscribeOn(Schedulers.computation())
                .subscribe(parsed -> show(query, parsed));
    }

    void show(String query, String parsed) {
        shown = parsed;
    }

    String shown() {
        return shown;
    }
}
