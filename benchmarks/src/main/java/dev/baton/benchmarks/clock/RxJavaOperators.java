package dev.baton.benchmarks.clock;

import dev.baton.core.testing.TestScheduler;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** RxJava's operators. A new clock for each pipeline, as each test has one. */
final class RxJavaOperators implements Operators {
    private final Scheduler scheduler;
    private final Runnable drive;

    private RxJavaOperators(Scheduler scheduler, Runnable drive) {
        this.scheduler = scheduler;
        this.drive = drive;
    }

    static Operators onOwn() {
        io.reactivex.rxjava3.schedulers.TestScheduler clock = new io.reactivex.rxjava3.schedulers.TestScheduler();
        return new RxJavaOperators(clock, () -> clock.advanceTimeBy(2, TimeUnit.HOURS));
    }

    static Operators onBaton() {
        TestScheduler clock = TestScheduler.create();
        return new RxJavaOperators(RxSchedulers.fromScheduler(clock), () -> {
            clock.runUntilIdle();
            clock.close();
        });
    }

    @Override
    public long interval(int elements) {
        return count(ticks(elements));
    }

    @Override
    public long debounce(int elements) {
        return count(ticks(elements).debounce(QUIET, TimeUnit.MILLISECONDS, scheduler));
    }

    @Override
    public long flatMap(int elements) {
        return count(Observable.range(0, elements)
                .flatMap(element -> Observable.timer(Operators.delay(element), TimeUnit.MILLISECONDS, scheduler), CONCURRENCY));
    }

    private Observable<Long> ticks(int elements) {
        return Observable.interval(PERIOD, TimeUnit.MILLISECONDS, scheduler).take(elements);
    }

    @SuppressWarnings("CheckReturnValue") // the pipeline ends by itself
    private long count(Observable<?> pipeline) {
        AtomicLong count = new AtomicLong(-1);
        pipeline.count().subscribe(count::set);
        drive.run();
        return count.get();
    }
}
