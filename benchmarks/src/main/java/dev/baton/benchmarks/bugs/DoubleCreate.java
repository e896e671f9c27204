package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Two ways to open an account: the web form in Reactor, and a partner's message in futures, decoded in four steps. Each
 * looks whether the address is known and inserts it in a second query. The fix inserts only if the address is absent, as
 * a unique key does.
 */
final class DoubleCreate {
    private static final String ADDRESS = "ada@example.org";

    private final Executor pool;
    private final Scheduler database;
    private final Variant variant;
    private final List<String> accounts = new ArrayList<>();

    private DoubleCreate(TestScheduler scheduler, Variant variant) {
        this.pool = scheduler::schedule;
        this.database = ReactorSchedulers.fromScheduler(scheduler);
        this.variant = variant;
    }

    static void run(TestScheduler scheduler, Variant variant) {
        DoubleCreate service = new DoubleCreate(scheduler, variant);
        service.submitForm();
        service.receiveMessage();
        scheduler.runUntilIdle();
        if (service.accounts.size() != 1) {
            throw new AssertionError("One address has several accounts");
        }
    }

    private void submitForm() {
        Mono.fromCallable(() -> accounts.contains(ADDRESS))
                .subscribeOn(database)
                .filter(known -> !known)
                .publishOn(database)
                .subscribe(absent -> insert());
    }

    private void receiveMessage() {
        CompletableFuture.supplyAsync(() -> "<" + ADDRESS + ">", pool)
                .thenApplyAsync(signed -> signed.substring(1), pool)
                .thenApplyAsync(verified -> verified.substring(0, verified.length() - 1), pool)
                .thenApplyAsync(String::strip, pool)
                .thenApplyAsync(accounts::contains, pool)
                .thenAcceptAsync(known -> {
                    if (!known) {
                        insert();
                    }
                }, pool);
    }

    private void insert() {
        if (variant == Variant.BUGGY || !accounts.contains(ADDRESS)) {
            accounts.add(ADDRESS);
        }
    }
}
