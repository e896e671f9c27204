package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Completable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A page in Reactor loads a price and stores it in the cache; an import, decoded in futures and written in RxJava, changes
 * the price and then invalidates the cache. The fix stores only what was loaded since the last invalidation.
 */
final class StaleCacheFill {
    private final Executor pool;
    private final reactor.core.scheduler.Scheduler page;
    private final io.reactivex.rxjava3.core.Scheduler database;
    private final Variant variant;
    private int price = 1;
    private int invalidations;
    private @Nullable Integer cached;

    private StaleCacheFill(TestScheduler scheduler, Variant variant) {
        this.pool = scheduler::schedule;
        this.page = ReactorSchedulers.fromScheduler(scheduler);
        this.database = RxSchedulers.fromScheduler(scheduler);
        this.variant = variant;
    }

    static void run(TestScheduler scheduler, Variant variant) {
        StaleCacheFill shop = new StaleCacheFill(scheduler, variant);
        shop.importPrices();
        shop.showPage();
        scheduler.runUntilIdle();
        if (shop.cached != null && shop.cached != shop.price) {
            throw new AssertionError("The cache holds a price that is no longer true");
        }
    }

    private void showPage() {
        Mono.fromCallable(() -> "/item")
                .subscribeOn(page)
                .publishOn(page)
                .map(path -> new Loaded(price, invalidations))
                .publishOn(page)
                .subscribe(this::store);
    }

    private void store(Loaded loaded) {
        if (variant == Variant.BUGGY || loaded.invalidations() == invalidations) {
            cached = loaded.price();
        }
    }

    private void importPrices() {
        CompletableFuture<Integer> decoded = CompletableFuture.supplyAsync(() -> "price: 2", pool)
                .thenApplyAsync(line -> line.substring(line.indexOf(':') + 1), pool)
                .thenApplyAsync(String::strip, pool)
                .thenApplyAsync(Integer::valueOf, pool);
        decoded.thenAccept(newPrice -> Completable.fromAction(() -> price = newPrice)
                .subscribeOn(database)
                .observeOn(database)
                .doOnComplete(this::invalidate)
                .subscribe());
    }

    private void invalidate() {
        cached = null;
        invalidations++;
    }

    private record Loaded(int price, int invalidations) {}
}
