package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TimeTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler rx = RxSchedulers.fromScheduler(scheduler);
    private final Scheduler.Worker worker = rx.createWorker();
    private final List<Object> seen = new ArrayList<>();

    private String second() {
        return scheduler.nanoTime() / 1_000_000_000 + " s";
    }

    @Test
    void interval_ticksAtVirtualTimes() {
        Observable.interval(1, TimeUnit.HOURS, rx).take(3).subscribe(tick -> seen.add(tick + " at " + second()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("0 at 3600 s", "1 at 7200 s", "2 at 10800 s");
    }

    @Test
    void debounce_emitsTheLastOfABurst() {
        Observable.intervalRange(0, 3, 0, 1, TimeUnit.SECONDS, rx).debounce(1500, TimeUnit.MILLISECONDS, rx)
                .subscribe(tick -> seen.add(tick + " at " + second()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("2 at 2 s");
    }

    @Test
    void timeout_passes_failsTheSingle() {
        Single.never().timeout(30, TimeUnit.SECONDS, rx).subscribe(
                seen::add, error -> seen.add(error.getClass().getSimpleName() + " at " + second()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("TimeoutException at 30 s");
    }

    @Test
    void timeout_valueInTime_leavesNoTimerBehind() {
        Single.timer(1, TimeUnit.SECONDS, rx).timeout(1, TimeUnit.DAYS, rx).subscribe(seen::add, seen::add);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(0L);
        assertThat(scheduler.nanoTime()).isEqualTo(1_000_000_000);
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void schedulePeriodically_untilDisposed_runsAtAFixedRate() {
        Disposable direct = rx.schedulePeriodicallyDirect(() -> seen.add(second()), 1, 2, TimeUnit.SECONDS);
        Disposable ofWorker = worker.schedulePeriodically(() -> seen.add("worker " + second()), 1, 2, TimeUnit.SECONDS);
        scheduler.advanceBy(Duration.ofSeconds(5));
        direct.dispose();
        ofWorker.dispose();
        scheduler.advanceBy(Duration.ofDays(1));
        assertThat(seen).containsExactly("1 s", "worker 1 s", "3 s", "worker 3 s", "5 s", "worker 5 s");
    }

    @Test
    void delay_zeroOrNegative_isNowInSubmissionOrder() {
        worker.schedule(() -> seen.add(1), 0, TimeUnit.SECONDS);
        worker.schedule(() -> seen.add(2));
        worker.schedule(() -> seen.add(3), Long.MIN_VALUE, TimeUnit.DAYS);
        rx.scheduleDirect(() -> seen.add(4), -60, TimeUnit.SECONDS);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(1, 2, 3, 4);
        assertThat(scheduler.nanoTime()).isZero();
    }

    @Test
    void delay_tooLong_isNever() {
        scheduler.advanceBy(Duration.ofSeconds(1));
        Disposable direct = rx.scheduleDirect(() -> seen.add("never"), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        Disposable ofWorker = worker.schedule(() -> seen.add("never"), Long.MAX_VALUE, TimeUnit.DAYS);
        scheduler.runUntilIdle();
        assertThat(seen).isEmpty();
        assertThat(direct.isDisposed() || ofWorker.isDisposed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void now_everyUnit_isTheWallClockOfTheSchedulerForWorkersToo(TimeUnit unit) {
        Instant origin = Instant.parse("2026-11-21T06:30:00.123456789Z");
        TestScheduler dated = TestScheduler.builder().origin(origin).build();
        Scheduler datedRx = RxSchedulers.fromScheduler(dated);
        dated.advanceBy(Duration.ofNanos(1));
        Duration sinceEpoch = Duration.between(Instant.EPOCH, origin).plusNanos(1);
        assertThat(datedRx.now(unit)).isEqualTo(unit.convert(sinceEpoch));
        assertThat(datedRx.createWorker().now(unit)).isEqualTo(unit.convert(sinceEpoch));
    }

    @Test
    void timestamp_isVirtualTime() {
        Observable.timer(2, TimeUnit.MINUTES, rx).timestamp(TimeUnit.SECONDS, rx)
                .subscribe(timed -> seen.add(timed.time()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(120L);
    }
}
