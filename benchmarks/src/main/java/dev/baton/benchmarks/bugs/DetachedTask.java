package dev.baton.benchmarks.bugs;

import dev.baton.core.Scheduler;
import dev.baton.core.SessionId;
import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A request of eight steps in Reactor starts an audit of five in RxJava, and does not wait for it. Its session ends with
 * tasks alive, which a server may kill. The fix waits.
 */
final class DetachedTask {
    private static final int REQUEST = 8;
    private static final int AUDIT = 5;

    private final TestScheduler scheduler;
    private final SessionId session = SessionId.create("request");
    private final reactor.core.scheduler.Scheduler web;
    private final io.reactivex.rxjava3.core.Scheduler log;
    private boolean left;

    private DetachedTask(TestScheduler scheduler) {
        Scheduler own = scheduler.inSession(session);
        this.scheduler = scheduler;
        this.web = ReactorSchedulers.fromScheduler(own);
        this.log = RxSchedulers.fromScheduler(own);
    }

    static void run(TestScheduler scheduler, Variant variant) {
        DetachedTask server = new DetachedTask(scheduler);
        server.serve(variant);
        scheduler.runUntilIdle();
        if (server.left) {
            throw new AssertionError("The session ended while tasks of it were pending");
        }
    }

    private void serve(Variant variant) {
        Completable audit = audit().cache();
        audit.subscribe();
        Mono<Void> request = Flux.range(0, REQUEST)
                .concatMap(step -> Mono.fromCallable(() -> step).subscribeOn(web))
                .then();
        (variant == Variant.BUGGY ? request : request.then(Mono.from(audit.toFlowable())))
                .subscribe(nothing -> {}, scheduler::reportError, this::end);
    }

    private Completable audit() {
        return Flowable.range(0, AUDIT)
                .concatMapSingle(line -> Single.fromCallable(() -> line).subscribeOn(log))
                .ignoreElements();
    }

    private void end() {
        left = scheduler.pendingTasks().stream()
                .anyMatch(task -> task.session().equals(Optional.of(session)));
    }
}
