package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Single;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Three refreshers in Reactor replace an endpoint and then its credentials; a client in RxJava reads the endpoint and then
 * the credentials. The fix replaces both in one step and reads both in one step.
 */
final class TornRefresh {
    private static final int REFRESHERS = 3;

    private final Scheduler vault;
    private final io.reactivex.rxjava3.core.Scheduler client;
    private final Variant variant;
    private int endpoint;
    private int credentials;
    private boolean torn;

    private TornRefresh(TestScheduler scheduler, Variant variant) {
        this.vault = ReactorSchedulers.fromScheduler(scheduler);
        this.client = RxSchedulers.fromScheduler(scheduler);
        this.variant = variant;
    }

    static void run(TestScheduler scheduler, Variant variant) {
        TornRefresh settings = new TornRefresh(scheduler, variant);
        settings.connect();
        for (int version = 1; version <= REFRESHERS; version++) {
            settings.refresh(version);
        }
        scheduler.runUntilIdle();
        if (settings.torn) {
            throw new AssertionError("The client used a new endpoint with old credentials");
        }
    }

    private void refresh(int version) {
        Mono.fromRunnable(() -> {
                    endpoint = version;
                    if (variant == Variant.FIXED) {
                        credentials = version;
                    }
                })
                .subscribeOn(vault)
                .publishOn(vault)
                .doOnSuccess(done -> {
                    if (variant == Variant.BUGGY) {
                        credentials = version;
                    }
                })
                .subscribe();
    }

    private void connect() {
        Single.fromCallable(() -> new int[] {endpoint, credentials})
                .subscribeOn(client)
                .observeOn(client)
                .doOnSuccess(pair -> torn = (variant == Variant.FIXED ? pair[1] : credentials) < pair[0])
                .subscribe();
    }
}
