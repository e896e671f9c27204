package dev.baton.benchmarks.clock;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Reactor's operators. A new clock for each pipeline, as each test has one. */
final class ReactorOperators implements Operators {
    private final Scheduler scheduler;
    private final Runnable drive;

    private ReactorOperators(Scheduler scheduler, Runnable drive) {
        this.scheduler = scheduler;
        this.drive = drive;
    }

    static Operators onOwn() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        return new ReactorOperators(clock, () -> clock.advanceTimeBy(Duration.ofHours(2)));
    }

    static Operators onBaton() {
        TestScheduler clock = TestScheduler.create();
        return new ReactorOperators(ReactorSchedulers.fromScheduler(clock), () -> {
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
        Duration quiet = Duration.ofMillis(QUIET);
        return count(ticks(elements).sampleTimeout(element -> Mono.delay(quiet, scheduler)));
    }

    @Override
    public long flatMap(int elements) {
        return count(Flux.range(0, elements)
                .flatMap(element -> Mono.delay(Duration.ofMillis(Operators.delay(element)), scheduler), CONCURRENCY));
    }

    private Flux<Long> ticks(int elements) {
        return Flux.interval(Duration.ofMillis(PERIOD), scheduler).take(elements);
    }

    private long count(Flux<?> pipeline) {
        AtomicLong count = new AtomicLong(-1);
        pipeline.count().subscribe(count::set);
        drive.run();
        return count.get();
    }
}
