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

/**
 * A store of five replicas. A write in Reactor goes to all and is done when enough have answered; a read in RxJava then
 * asks the last three. Two answers are one too few for the two to have a replica in common. The fix waits for three.
 */
final class QuorumOffByOne {
    private static final int REPLICAS = 5;
    private static final int READ = 3;

    private final reactor.core.scheduler.Scheduler writes;
    private final io.reactivex.rxjava3.core.Scheduler reads;
    private final Executor client;
    private final int answersNeeded;
    private final int[] versions = new int[REPLICAS];
    private final CompletableFuture<Integer> written = new CompletableFuture<>();
    private int answers;
    private int read;

    private QuorumOffByOne(TestScheduler scheduler, Variant variant) {
        this.writes = ReactorSchedulers.fromScheduler(scheduler);
        this.reads = RxSchedulers.fromScheduler(scheduler);
        this.client = scheduler::schedule;
        this.answersNeeded = variant == Variant.BUGGY ? REPLICAS - READ : REPLICAS - READ + 1;
    }

    static void run(TestScheduler scheduler, Variant variant) {
        QuorumOffByOne store = new QuorumOffByOne(scheduler, variant);
        store.write(1);
        store.written.thenAcceptAsync(version -> store.read(), store.client);
        scheduler.runUntilIdle();
        if (store.read != 1) {
            throw new AssertionError("A client did not read what it had written");
        }
    }

    private void write(int version) {
        Flux.range(0, REPLICAS)
                .flatMap(replica -> Mono.fromRunnable(() -> versions[replica] = version)
                        .subscribeOn(writes)
                        .doOnSuccess(done -> answer(version)))
                .subscribe();
    }

    private void answer(int version) {
        if (++answers == answersNeeded) {
            written.complete(version);
        }
    }

    private void read() {
        Flowable.range(REPLICAS - READ, READ)
                .flatMapSingle(replica -> Single.fromCallable(() -> versions[replica]).subscribeOn(reads))
                .reduce(0, Math::max)
                .doOnSuccess(newest -> read = newest)
                .subscribe();
    }
}
