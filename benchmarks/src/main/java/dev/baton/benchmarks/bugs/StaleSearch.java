package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import reactor.core.publisher.Mono;

/** Search as you type: requests in Reactor, parsing and the screen in RxJava. The fix drops the request before. */
public final class StaleSearch {
    private final reactor.core.scheduler.Scheduler http;
    private final Scheduler parsing;
    private final Scheduler screen;
    private final Variant variant;
    private Disposable request = Disposable.disposed();
    private String shown = "nothing";

    private StaleSearch(TestScheduler scheduler, Variant variant) {
        this.http = ReactorSchedulers.fromScheduler(scheduler);
        this.parsing = RxSchedulers.fromScheduler(scheduler);
        this.screen = RxSchedulers.fromScheduler(scheduler.foreground());
        this.variant = variant;
    }

    static void run(TestScheduler scheduler, Variant variant) {
        if (!shown(scheduler, variant).equals("[answer to ab]")) {
            throw new AssertionError("The field reads \"ab\", but the screen shows an older answer");
        }
    }

    /** Types two queries, and returns what the screen shows in the end. Both requests together are eight tasks. */
    public static String shown(TestScheduler scheduler, Variant variant) {
        StaleSearch search = new StaleSearch(scheduler, variant);
        scheduler.scheduleForeground(() -> search.type("a"));
        scheduler.scheduleForeground(() -> search.type("ab"));
        scheduler.runUntilIdle();
        return search.shown;
    }

    private void type(String query) {
        if (variant == Variant.FIXED) {
            request.dispose();
        }
        request = Single.fromPublisher(ask(query))
                .observeOn(parsing)
                .map(answer -> "[" + answer + "]")
                .observeOn(screen)
                .subscribe(answer -> shown = answer);
    }

    private Mono<String> ask(String query) {
        return Mono.fromCallable(() -> "answer to " + query).subscribeOn(http);
    }
}
