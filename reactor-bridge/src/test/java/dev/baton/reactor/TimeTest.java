package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

final class TimeTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
    private final List<Object> seen = new ArrayList<>();

    private String second() {
        return scheduler.nanoTime() / 1_000_000_000 + " s";
    }

    @Test
    void interval_ticksAtVirtualTimes() {
        Flux.interval(Duration.ofHours(1), reactor).take(3).subscribe(tick -> seen.add(tick + " at " + second()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("0 at 3600 s", "1 at 7200 s", "2 at 10800 s");
    }

    @Test
    void delayElements_delaysEach() {
        Flux.just("a", "b").delayElements(Duration.ofMinutes(1), reactor)
                .subscribe(element -> seen.add(element + " at " + second()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("a at 60 s", "b at 120 s");
    }

    @Test
    void timeout_passes_failsTheMono() {
        Mono.never().timeout(Duration.ofSeconds(30), reactor).subscribe(
                seen::add, error -> seen.add(error.getClass().getSimpleName() + " at " + second()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(TimeoutException.class.getSimpleName() + " at 30 s");
    }

    @Test
    void timeout_valueInTime_leavesNoTimerBehind() {
        Mono.delay(Duration.ofSeconds(1), reactor).timeout(Duration.ofDays(1), reactor).subscribe(seen::add);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(0L);
        assertThat(scheduler.nanoTime()).isEqualTo(1_000_000_000);
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void schedulePeriodically_untilDisposed_runsAtAFixedRate() {
        Disposable periodic = reactor.schedulePeriodically(() -> seen.add(second()), 1, 2, TimeUnit.SECONDS);
        Disposable ofWorker = reactor.createWorker()
                .schedulePeriodically(() -> seen.add("worker " + second()), 1, 2, TimeUnit.SECONDS);
        scheduler.advanceBy(Duration.ofSeconds(5));
        periodic.dispose();
        ofWorker.dispose();
        scheduler.advanceBy(Duration.ofDays(1));
        assertThat(seen).containsExactly("1 s", "worker 1 s", "3 s", "worker 3 s", "5 s", "worker 5 s");
    }

    @Test
    void delay_zeroOrNegative_isNowAndDoesNotMoveTheClock() {
        reactor.schedule(() -> seen.add(1), 0, TimeUnit.SECONDS);
        reactor.schedule(() -> seen.add(2), -60, TimeUnit.SECONDS);
        reactor.createWorker().schedule(() -> seen.add(3), Long.MIN_VALUE, TimeUnit.DAYS);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(1, 2, 3);
        assertThat(scheduler.nanoTime()).isZero();
    }

    @Test
    void delay_tooLong_isNever() {
        scheduler.advanceBy(Duration.ofSeconds(1));
        Disposable direct = reactor.schedule(() -> seen.add("never"), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        Disposable ofWorker = reactor.createWorker().schedule(() -> seen.add("never"), Long.MAX_VALUE, TimeUnit.DAYS);
        scheduler.runUntilIdle();
        assertThat(seen).isEmpty();
        assertThat(direct.isDisposed() || ofWorker.isDisposed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void now_everyUnit_isTheWallClockOfTheScheduler(TimeUnit unit) {
        Instant origin = Instant.parse("2026-11-21T06:30:00.123456789Z");
        TestScheduler dated = TestScheduler.builder().origin(origin).build();
        dated.advanceBy(Duration.ofNanos(1));
        Duration sinceEpoch = Duration.between(Instant.EPOCH, origin).plusNanos(1);
        assertThat(ReactorSchedulers.fromScheduler(dated).now(unit)).isEqualTo(unit.convert(sinceEpoch));
    }

    @Test
    void elapsed_measuresVirtualTime() {
        Mono.delay(Duration.ofMinutes(2), reactor).elapsed(reactor).subscribe(timed -> seen.add(timed.getT1()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(120_000L);
    }
}
