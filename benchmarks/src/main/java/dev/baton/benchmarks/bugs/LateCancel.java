package dev.baton.benchmarks.bugs;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Completable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;

/**
 * A download of twenty chunks in Reactor holds one of the server's slots; a stop button in RxJava gives it up. Both the
 * completion and the button release the slot. The fix leaves that to {@code doFinally}, which happens once.
 */
final class LateCancel {
    private static final int CHUNKS = 20;

    private final Scheduler disk;
    private final Variant variant;
    private final Disposable.Swap download = Disposables.swap();
    private int freeSlots = 0;

    private LateCancel(TestScheduler scheduler, Variant variant) {
        this.disk = ReactorSchedulers.fromScheduler(scheduler);
        this.variant = variant;
    }

    static void run(TestScheduler scheduler, Variant variant) {
        LateCancel program = new LateCancel(scheduler, variant);
        program.download();
        Completable.fromAction(program::stop).subscribeOn(RxSchedulers.fromScheduler(scheduler)).subscribe();
        scheduler.runUntilIdle();
        if (program.freeSlots != 1) {
            throw new AssertionError("The slot was released twice");
        }
    }

    private void download() {
        Flux<Integer> chunks =
                Flux.range(0, CHUNKS).concatMap(chunk -> Mono.fromCallable(() -> chunk).subscribeOn(disk));
        download.update(variant == Variant.FIXED
                ? chunks.doFinally((SignalType end) -> freeSlots++).subscribe()
                : chunks.doOnComplete(() -> freeSlots++).subscribe());
    }

    private void stop() {
        download.dispose();
        if (variant == Variant.BUGGY) {
            freeSlots++;
        }
    }
}
