package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A cache over a read replica. A write in Reactor deletes the entry, changes the primary, which replicates in futures, and
 * deletes the entry once more when the change comes back through the event stream in RxJava. A reader reads the replica
 * before it has the change and fills the cache after the second delete. The fix refuses to store an older version.
 */
final class DoubleDelete {
    private static final int EVENTS_BEFORE = 6;

    private final Executor pool;
    private final reactor.core.scheduler.Scheduler web;
    private final io.reactivex.rxjava3.core.Scheduler events;
    private final Variant variant;
    private int primary = 1;
    private int replica = 1;
    private int oldestAllowed = 1;
    private @Nullable Integer cached = 1;

    private DoubleDelete(TestScheduler scheduler, Variant variant) {
        this.pool = scheduler::schedule;
        this.web = ReactorSchedulers.fromScheduler(scheduler);
        this.events = RxSchedulers.fromScheduler(scheduler);
        this.variant = variant;
    }

    static void run(TestScheduler scheduler, Variant variant) {
        DoubleDelete shop = new DoubleDelete(scheduler, variant);
        shop.change();
        shop.view();
        scheduler.runUntilIdle();
        if (shop.cached != null && shop.cached != shop.primary) {
            throw new AssertionError("The cache was filled with an old version after the last delete");
        }
    }

    private void change() {
        Mono.fromRunnable(this::delete)
                .subscribeOn(web)
                .publishOn(web)
                .doOnSuccess(deleted -> {
                    primary = 2;
                    CompletableFuture.supplyAsync(() -> primary, pool)
                            .thenAcceptAsync(version -> replica = version, pool);
                    publish();
                })
                .subscribe();
    }

    private void publish() {
        Flowable.range(0, EVENTS_BEFORE)
                .concatMapSingle(event -> Single.fromCallable(() -> event).subscribeOn(events))
                .ignoreElements()
                .observeOn(events)
                .doOnComplete(this::delete)
                .subscribe();
    }

    private void delete() {
        cached = null;
        oldestAllowed = primary;
    }

    private void view() {
        CompletableFuture.supplyAsync(() -> "/item", pool)
                .thenApplyAsync(path -> path + "?id=7", pool)
                .thenApplyAsync(String::strip, pool)
                .thenApplyAsync(String::intern, pool)
                .thenApplyAsync(query -> cached, pool)
                .thenCompose(hit -> hit != null ? CompletableFuture.completedFuture(hit) : load());
    }

    private CompletableFuture<@Nullable Integer> load() {
        return Mono.fromCallable(() -> replica)
                .subscribeOn(web)
                .publishOn(web)
                .doOnNext(this::store)
                .toFuture();
    }

    private void store(int version) {
        if (variant == Variant.BUGGY || version >= oldestAllowed) {
            cached = version;
        }
    }
}
