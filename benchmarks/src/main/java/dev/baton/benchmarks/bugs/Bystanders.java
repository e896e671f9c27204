package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Four chains of six tasks that touch nothing of the program beside them, as in any service that is in use. */
final class Bystanders {
    private static final int TASKS = 6;

    private Bystanders() {}

    static void start(TestScheduler scheduler) {
        reactor.core.scheduler.Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
        io.reactivex.rxjava3.core.Scheduler rx = RxSchedulers.fromScheduler(scheduler);
        Executor pool = scheduler::schedule;
        Flux.range(0, TASKS).concatMap(i -> Mono.fromCallable(() -> i).subscribeOn(reactor)).subscribe();
        Flowable.range(0, TASKS).concatMapSingle(i -> Single.fromCallable(() -> i).subscribeOn(rx)).subscribe();
        for (int chain = 0; chain < 2; chain++) {
            CompletableFuture<Void> steps = CompletableFuture.runAsync(() -> {}, pool);
            for (int i = 1; i < TASKS; i++) {
                steps = steps.thenRunAsync(() -> {}, pool);
            }
        }
    }
}
