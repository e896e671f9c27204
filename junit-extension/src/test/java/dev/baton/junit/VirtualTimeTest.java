package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Flowable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Reactor's own verifier on the clock of the run. */
final class VirtualTimeTest {
    @BatonTest(iterations = 10, install = {BatonTest.ALL, "reactor-virtual-time"})
    void withVirtualTime_movesTheClockOfTheRun(TestScheduler scheduler) {
        AtomicInteger rx = new AtomicInteger();
        Flowable.interval(1, TimeUnit.HOURS).take(5).subscribe(tick -> rx.incrementAndGet());
        for (int hours = 1; hours <= 2; hours++) {
            StepVerifier.withVirtualTime(() -> Mono.delay(Duration.ofHours(1)))
                    .expectSubscription()
                    .expectNoEvent(Duration.ofMinutes(59))
                    .thenAwait(Duration.ofMinutes(1))
                    .expectNext(0L)
                    .verifyComplete();
            assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(hours).toNanos());
            assertThat(rx).hasValue(hours);
        }
        scheduler.runUntilIdle();
        assertThat(rx).hasValue(5);
    }

    @BatonTest(iterations = 10)
    void schedulers_areOursAfterAVerificationInStockVirtualTime(TestScheduler scheduler) {
        StepVerifier.withVirtualTime(() -> Mono.delay(Duration.ofHours(1)))
                .thenAwait(Duration.ofHours(1))
                .expectNext(0L)
                .verifyComplete();
        assertThat(scheduler.nanoTime()).isZero();
        assertThat(Flux.range(1, 3).publishOn(Schedulers.parallel()).blockLast()).isEqualTo(3);
    }
}
