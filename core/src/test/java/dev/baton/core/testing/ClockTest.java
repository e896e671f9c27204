package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClockTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestScheduler scheduler = TestScheduler.create();
    private final List<Long> times = new ArrayList<>();

    private void note() {
        times.add(scheduler.nanoTime());
    }

    @Test
    void advanceBy_dueOnTheWayAndAtTheEnd_runsEachAtItsTime() {
        scheduler.scheduleAfter(Duration.ofNanos(5), this::note);
        scheduler.scheduleAfter(Duration.ofNanos(3), this::note);
        scheduler.scheduleAfter(Duration.ofNanos(10), this::note);
        scheduler.scheduleAfter(Duration.ofNanos(11), this::note);

        assertThat(scheduler.advanceBy(Duration.ofNanos(10))).isEqualTo(3);

        assertThat(times).containsExactly(3L, 5L, 10L);
        assertThat(scheduler.nanoTime()).isEqualTo(10);
    }

    @Test
    void advanceBy_taskArmsATimerWithinTheTarget_itRunsToo() {
        scheduler.scheduleAfter(Duration.ofNanos(2), () -> scheduler.scheduleAfter(Duration.ofNanos(2), this::note));
        scheduler.advanceBy(Duration.ofNanos(4));
        assertThat(times).containsExactly(4L);
    }

    @Test
    void runUntilParked_timersPending_clockStandsStill() {
        scheduler.schedule(this::note);
        scheduler.scheduleAfter(SECOND, this::note);
        scheduler.runUntilParked();
        assertThat(times).containsExactly(0L);
    }

    @Test
    void now_origin_derivesFromNanoTime() {
        Instant origin = Instant.parse("2026-03-01T00:00:00Z");
        TestScheduler at = TestScheduler.builder().origin(origin).build();
        at.advanceBy(SECOND);
        assertThat(at.now()).isEqualTo(origin.plusSeconds(1));
        assertThat(at.nanoTime()).isEqualTo(1_000_000_000L);
        Clock clock = at.labeled(dev.baton.core.TaskLabel.of("x")).asClock();
        assertThat(clock.instant()).isEqualTo(at.now());
        assertThat(clock).isEqualTo(at.asClock());
        at.advanceTo(origin.plusSeconds(5));
        assertThat(clock.millis()).isEqualTo(origin.plusSeconds(5).toEpochMilli());
    }

    @Test
    void schedulePeriodically_longRun_doesNotDrift() {
        Cancellable ticks = scheduler.schedulePeriodically(Duration.ofNanos(3), Duration.ofNanos(7), this::note);
        scheduler.advanceBy(Duration.ofNanos(31));
        assertThat(times).containsExactly(3L, 10L, 17L, 24L, 31L);
        assertThat(ticks.cancel()).isTrue();
        scheduler.advanceBy(Duration.ofNanos(100));
        assertThat(times).hasSize(5);
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void schedulePeriodically_cancelledInsideItsRun_runsNoMore() {
        Cancellable[] ticks = new Cancellable[1];
        ticks[0] = scheduler.schedulePeriodically(Duration.ZERO, SECOND, () -> {
            note();
            if (times.size() == 3) {
                ticks[0].cancel();
            }
        });
        scheduler.runUntilIdle();
        assertThat(times).hasSize(3);
        assertThat(ticks[0].isDone()).isTrue();
    }

    @Test
    void schedulePeriodically_runThrows_endsAndIsReported() {
        scheduler.schedulePeriodically(Duration.ZERO, SECOND, () -> {
            note();
            throw new IllegalArgumentException("tick");
        });
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("tick");
        assertThat(times).hasSize(1);
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void scheduleAfter_negativeOrZero_runsAtOnceInOrder() {
        scheduler.scheduleAfter(Duration.ofSeconds(-5), this::note);
        scheduler.scheduleAfter(Duration.ZERO, this::note);
        scheduler.runUntilParked();
        assertThat(times).containsExactly(0L, 0L);
    }

    @Test
    void scheduleAfter_overflowing_neverFiresAndIsListed() {
        scheduler.advanceBy(SECOND);
        scheduler.scheduleAfter(Duration.ofSeconds(Long.MAX_VALUE), this::note);
        scheduler.scheduleAfter(Duration.ofNanos(Long.MAX_VALUE), this::note);
        scheduler.scheduleAfter(SECOND, this::note);

        scheduler.runUntilIdle();

        assertThat(times).containsExactly(2_000_000_000L);
        assertThat(scheduler.nanoTime()).isEqualTo(2_000_000_000L);
        assertThat(scheduler.pendingTasks()).hasSize(2).allMatch(task -> task.due().isEmpty());
        scheduler.cancelPending();
    }

    @Test
    void advance_backwards_isRefused() {
        scheduler.advanceBy(SECOND);
        assertThatThrownBy(() -> scheduler.advanceBy(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("never runs back");
        assertThatThrownBy(() -> scheduler.advanceTo(Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("never runs back");
    }

    @Test
    void runOne_onlyATimer_movesTheClock() {
        scheduler.scheduleAfter(SECOND, this::note);
        assertThat(scheduler.runOne()).isTrue();
        assertThat(scheduler.runOne()).isFalse();
        assertThat(times).containsExactly(1_000_000_000L);
    }
}
