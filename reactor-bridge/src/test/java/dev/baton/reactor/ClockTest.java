package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Installation;
import dev.baton.core.testing.TestScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The operators that stamp their elements agree with {@code asClock()}, installed or given the scheduler. */
final class ClockTest {
    private final TestScheduler scheduler =
            TestScheduler.builder().origin(Instant.parse("2026-11-21T10:00:00Z")).build();
    private final Clock clock = scheduler.asClock();
    private final List<Object> seen = new ArrayList<>();
    private final List<Object> expected = new ArrayList<>();

    private Flux<Long> ticks(reactor.core.scheduler.Scheduler on) {
        return Flux.interval(Duration.ofMillis(1_500), on).take(3);
    }

    @Test
    void timestamp_isTheClocks() {
        var reactor = ReactorSchedulers.fromScheduler(scheduler);
        ticks(reactor).timestamp(reactor).subscribe(stamped -> {
            seen.add(stamped.getT1());
            expected.add(clock.millis());
        });
        scheduler.runUntilIdle();

        assertThat(seen).isEqualTo(expected).hasSize(3).startsWith(Instant.parse("2026-11-21T10:00:01.500Z").toEpochMilli());
    }

    @Test
    void elapsed_isTheClocks() {
        var reactor = ReactorSchedulers.fromScheduler(scheduler);
        ticks(reactor).elapsed(reactor).subscribe(elapsed -> seen.add(elapsed.getT1()));
        scheduler.runUntilIdle();

        assertThat(seen).containsExactly(1_500L, 1_500L, 1_500L);
    }

    @Test
    void timed_isTheClocks() {
        var reactor = ReactorSchedulers.fromScheduler(scheduler);
        Instant subscribed = clock.instant();
        ticks(reactor).timed(reactor).subscribe(timed -> {
            seen.add(timed.timestamp() + " " + timed.elapsedSinceSubscription());
            expected.add(clock.instant() + " " + Duration.between(subscribed, clock.instant()));
        });
        scheduler.runUntilIdle();

        assertThat(seen).isEqualTo(expected).hasSize(3).endsWith("2026-11-21T10:00:04.500Z PT4.5S");
    }

    @Test
    void operatorsWithoutAScheduler_followTheInstalledOne() {
        try (Installation installed = ReactorSchedulers.install(scheduler)) {
            ticks(Schedulers.parallel()).timestamp().subscribe(stamped -> seen.add(stamped.getT1()));
            ticks(Schedulers.parallel()).timed().subscribe(timed -> seen.add(timed.timestamp()));
            ticks(Schedulers.parallel()).elapsed().subscribe(elapsed -> seen.add(elapsed.getT1()));
            scheduler.advanceBy(Duration.ofMillis(1_500));
            scheduler.cancelPending();
            assertThat(installed).isNotNull();
        }

        assertThat(seen).containsExactly(clock.millis(), clock.instant(), 1_500L);
    }
}
