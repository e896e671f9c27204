package dev.baton.reactor.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.core.Installation;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Verifications that know nothing of us move our clock, all of them. */
final class VirtualTimeInstallationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestScheduler scheduler = TestScheduler.builder().trampolining().build();
    private final Scheduler before = Schedulers.parallel();

    private void assertNothingIsInstalled() {
        assertThat(VirtualTimeScheduler.isFactoryEnabled()).isFalse();
        assertThat(Schedulers.parallel()).isSameAs(before);
        assertThat(Schedulers.single().now(TimeUnit.HOURS)).as("real time").isPositive();
        assertThat(before.isDisposed()).isFalse();
    }

    private void verify() {
        StepVerifier.withVirtualTime(() -> Mono.delay(HOUR)).thenAwait(HOUR).expectNext(0L).verifyComplete();
    }

    @Test
    void plainVerification_movesOurClockEveryTime() {
        try (Installation installed = ReactorVirtualTime.install(scheduler)) {
            assertThat(installed).isNotNull();
            for (int i = 1; i <= 5; i++) {
                verify();
                assertThat(scheduler.nanoTime()).isEqualTo(i * HOUR.toNanos());
                assertThat(VirtualTimeScheduler.isFactoryEnabled()).isTrue();
            }
        }
        assertNothingIsInstalled();
    }

    @Test
    void plainVerification_thatUsesNoScheduler_leavesTheInstallationToo() {
        Installation installed = ReactorVirtualTime.install(scheduler);
        StepVerifier.withVirtualTime(() -> Flux.just(1)).expectNext(1).verifyComplete();
        StepVerifier.withVirtualTime(Mono::never).thenCancel().verify();
        verify();
        assertThat(scheduler.nanoTime()).isEqualTo(HOUR.toNanos());
        installed.close();
        assertNothingIsInstalled();
    }

    @Test
    void failingVerification_leavesTheInstallationToo() {
        Installation installed = ReactorVirtualTime.install(scheduler);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> StepVerifier.withVirtualTime(() -> Mono.delay(HOUR))
                        .thenAwait(HOUR)
                        .expectNext(1L)
                        .verifyComplete())
                .isInstanceOf(AssertionError.class);
        verify();
        assertThat(scheduler.nanoTime()).isEqualTo(2 * HOUR.toNanos());
        installed.close();
        assertNothingIsInstalled();
    }

    @Test
    void eachVerification_startsAtZero() {
        List<Long> hours = new ArrayList<>();
        Installation installed = ReactorVirtualTime.install(scheduler);
        for (int i = 0; i < 3; i++) {
            scheduler.advanceBy(HOUR);
            StepVerifier.withVirtualTime(() -> Mono.delay(HOUR)
                            .doOnNext(tick -> hours.add(VirtualTimeScheduler.get().now(TimeUnit.HOURS))))
                    .thenAwait(HOUR)
                    .expectNext(0L)
                    .verifyComplete();
        }
        installed.close();
        assertThat(hours).containsExactly(1L, 1L, 1L);
        assertNothingIsInstalled();
    }

    @Test
    void resetByATest_isEnabledAnew() {
        Installation installed = ReactorVirtualTime.install(scheduler);
        VirtualTimeScheduler.reset();
        VirtualTimeScheduler.get().dispose();
        verify();
        assertThat(scheduler.nanoTime()).isEqualTo(HOUR.toNanos());
        installed.close();
        assertNothingIsInstalled();
    }

    @Test
    void verificationOverAnExplicitScheduler_isBetweenThoseOfTheInstallation() {
        TestScheduler other = TestScheduler.builder().trampolining().build();
        Installation installed = ReactorVirtualTime.install(scheduler);
        StepVerifier.withVirtualTime(() -> Mono.delay(HOUR), ReactorVirtualTime.over(other), Long.MAX_VALUE)
                .thenAwait(HOUR)
                .expectNext(0L)
                .verifyComplete();
        assertThat(other.nanoTime()).isEqualTo(HOUR.toNanos());
        assertThat(scheduler.nanoTime()).isZero();
        verify();
        assertThat(scheduler.nanoTime()).isEqualTo(HOUR.toNanos());
        installed.close();
        assertNothingIsInstalled();
    }

    @Test
    void verificationWithReactorsOwnTime_isUndoneByClosing() {
        Installation installed = ReactorVirtualTime.install(scheduler);
        StepVerifier.withVirtualTime(() -> Mono.delay(HOUR), VirtualTimeScheduler::create, Long.MAX_VALUE)
                .thenAwait(HOUR)
                .expectNext(0L)
                .verifyComplete();
        assertThat(scheduler.nanoTime()).isZero();
        installed.close();
        assertNothingIsInstalled();
    }

    @Test
    void betweenVerifications_theDefaultsAreOurs() {
        Installation installed = ReactorVirtualTime.install(scheduler);
        List<Long> ticks = new ArrayList<>();
        Mono.delay(HOUR).subscribe(ticks::add);
        scheduler.advanceBy(HOUR);
        assertThat(ticks).containsExactly(0L);
        installed.close();
        assertNothingIsInstalled();
    }

    @Test
    void install_twice_countsOwners() {
        Installation first = ReactorVirtualTime.install(scheduler);
        Installation second = ReactorVirtualTime.install(scheduler);
        first.close();
        first.close();
        verify();
        assertThat(scheduler.nanoTime()).isEqualTo(HOUR.toNanos());
        second.close();
        assertNothingIsInstalled();
    }

    @Test
    void install_anotherScheduler_isRefused() {
        try (Installation installed = ReactorVirtualTime.install(scheduler)) {
            assertThat(installed).isNotNull();
            assertThatIllegalStateException()
                    .isThrownBy(() -> ReactorVirtualTime.install(TestScheduler.withSeed(1)))
                    .withMessageContaining("is installed, so that of TestScheduler(seed 1");
        }
        assertNothingIsInstalled();
    }

    @Test
    void install_overReactorsOwnTime_isRefused() {
        VirtualTimeScheduler.getOrSet();
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ReactorVirtualTime.install(scheduler))
                    .withMessageContaining("Call VirtualTimeScheduler.reset() first");
        } finally {
            VirtualTimeScheduler.reset();
        }
        assertNothingIsInstalled();
    }
}
