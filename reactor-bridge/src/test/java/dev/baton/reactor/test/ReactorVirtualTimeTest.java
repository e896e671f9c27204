package dev.baton.reactor.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.StepVerifierOptions;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Reactor's own verifier moves our clock. */
final class ReactorVirtualTimeTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestScheduler scheduler = TestScheduler.builder().trampolining().build();
    private final Supplier<VirtualTimeScheduler> time = ReactorVirtualTime.over(scheduler);
    private final List<Object> seen = new ArrayList<>();

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(VirtualTimeScheduler.isFactoryEnabled()).isFalse();
        assertThat(Schedulers.parallel().now(TimeUnit.HOURS)).as("real time").isPositive();
        scheduler.close();
    }

    private StepVerifier.FirstStep<Long> delayed() {
        return StepVerifier.withVirtualTime(() -> Mono.delay(HOUR), time, Long.MAX_VALUE);
    }

    @Test
    void thenAwait_movesOurClock() {
        scheduler.scheduleAfter(HOUR, () -> seen.add("an executor's"));
        delayed().thenAwait(HOUR).expectNext(0L).verifyComplete();
        assertThat(scheduler.nanoTime()).isEqualTo(HOUR.toNanos());
        assertThat(seen).containsExactly("an executor's");
    }

    @Test
    void expectNoEvent_movesOurClock() {
        delayed().expectSubscription().expectNoEvent(HOUR).expectNext(0L).verifyComplete();
        assertThat(scheduler.nanoTime()).isEqualTo(HOUR.toNanos());
    }

    @Test
    void expectTimeout_movesOurClock() {
        StepVerifier.withVirtualTime(Mono::never, time, Long.MAX_VALUE).expectTimeout(HOUR).verify();
        assertThat(scheduler.nanoTime()).isEqualTo(HOUR.toNanos());
    }

    @Test
    void options_bringItAsWell() {
        StepVerifierOptions options = StepVerifierOptions.create().virtualTimeSchedulerSupplier(time);
        StepVerifier.withVirtualTime(() -> Mono.delay(HOUR), options).thenAwait(HOUR).expectNext(0L).verifyComplete();
        assertThat(scheduler.nanoTime()).isEqualTo(HOUR.toNanos());
    }

    @Test
    void verification_repeated_startsAtZeroWhileOurClockGoesOn() {
        Scheduler before = Schedulers.parallel();
        for (int i = 1; i <= 3; i++) {
            StepVerifier.withVirtualTime(
                            () -> Mono.delay(HOUR).doOnNext(tick -> seen.add(VirtualTimeScheduler.get().now(TimeUnit.HOURS)
                                    + " " + Schedulers.parallel().now(TimeUnit.HOURS))),
                            time,
                            Long.MAX_VALUE)
                    .then(() -> seen.add(VirtualTimeScheduler.get().now(TimeUnit.HOURS)))
                    .thenAwait(HOUR)
                    .expectNext(0L)
                    .verifyComplete();
            assertThat(scheduler.nanoTime()).isEqualTo(i * HOUR.toNanos());
        }
        assertThat(seen).containsExactly(0L, "1 1", 0L, "1 1", 0L, "1 1");
        assertThat(Schedulers.parallel()).isSameAs(before);
    }

    @Test
    void pipelineOverSeveralSchedulers_runs() {
        StepVerifier.withVirtualTime(
                        () -> Flux.interval(HOUR).take(3).delayElements(Duration.ofMinutes(1)).publishOn(Schedulers.boundedElastic()),
                        time,
                        Long.MAX_VALUE)
                .thenAwait(Duration.ofDays(1))
                .expectNext(0L, 1L, 2L)
                .verifyComplete();
    }

    @Test
    void undelayed_onAnySchedulerOfOurs_needsNoAwait() {
        for (TestScheduler any : List.of(scheduler, TestScheduler.create(), TestScheduler.withSeed(7))) {
            StepVerifier.withVirtualTime(
                            () -> Flux.range(1, 3).publishOn(Schedulers.parallel()),
                            ReactorVirtualTime.over(any),
                            Long.MAX_VALUE)
                    .expectNext(1, 2, 3)
                    .verifyComplete();
        }
    }

    @Test
    void timeAwaitedBeforeAnythingIsPending_countsForWhatIsSubmittedNext() {
        VirtualTimeScheduler view = time.get();
        view.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(view.now(TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(scheduler.nanoTime()).isZero();
        Schedulers.parallel().schedule(() -> seen.add("at " + view.now(TimeUnit.SECONDS)), 5, TimeUnit.SECONDS);
        assertThat(seen).containsExactly("at 5");
        assertThat(view.now(TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(scheduler.nanoTime()).isEqualTo(10_000_000_000L);
        view.dispose();
    }

    @Test
    void timeAwaitedInATask_movesTheClockAfterIt() {
        VirtualTimeScheduler view = time.get();
        Scheduler reactor = Schedulers.parallel();
        reactor.schedule(() -> seen.add("later"), 1, TimeUnit.SECONDS);
        reactor.schedule(() -> {
            view.advanceTimeBy(Duration.ofSeconds(2));
            seen.add("now");
        });
        assertThat(seen).containsExactly("now", "later");
        assertThat(scheduler.nanoTime()).isEqualTo(2_000_000_000L);
        view.dispose();
    }

    @Test
    void advanceTimeTo_isSinceTheBeginning() {
        scheduler.advanceBy(HOUR);
        VirtualTimeScheduler view = time.get();
        view.schedule(() -> seen.add("due"), 90, TimeUnit.SECONDS);
        view.advanceTimeTo(Instant.EPOCH.plusSeconds(89));
        assertThat(seen).isEmpty();
        view.advanceTimeTo(Instant.EPOCH.plusSeconds(90));
        assertThat(seen).containsExactly("due");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.advanceTimeTo(Instant.EPOCH.plusSeconds(89)))
                .withMessageContaining("The clock never runs back");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.advanceTimeBy(Duration.ofNanos(-1)))
                .withMessageContaining("The clock never runs back");
        view.dispose();
    }

    @Test
    void advanceTime_hugely_endsAtTheEndOfTime() {
        VirtualTimeScheduler view = time.get();
        view.schedule(() -> seen.add("in 200 years"), 200 * 365, TimeUnit.DAYS);
        view.schedule(() -> seen.add("never"), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        view.advanceTimeBy(Duration.ofSeconds(Long.MAX_VALUE));
        view.advanceTimeTo(Instant.MAX);
        assertThat(seen).containsExactly("in 200 years");
        view.dispose();
    }

    @Test
    void getScheduledTaskCount_countsAsReactorDoes() {
        VirtualTimeScheduler stock = VirtualTimeScheduler.set(VirtualTimeScheduler.create());
        long expected = countOf(stock);
        assertThat(countOf(time.get())).isEqualTo(expected).isPositive();
    }

    private static long countOf(VirtualTimeScheduler view) {
        try {
            Flux.interval(Duration.ofSeconds(1)).take(5).subscribe();
            Mono.delay(HOUR).subscribe();
            Flux.range(1, 3).publishOn(Schedulers.single()).subscribe();
            view.schedule(() -> {});
            view.advanceTimeBy(HOUR);
            return view.getScheduledTaskCount();
        } finally {
            view.dispose();
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void statics_tellTheTruth() {
        assertThat(VirtualTimeScheduler.isFactoryEnabled()).isFalse();
        VirtualTimeScheduler view = time.get();
        assertThat(VirtualTimeScheduler.isFactoryEnabled()).isTrue();
        assertThat(VirtualTimeScheduler.get()).isSameAs(view);
        assertThat(VirtualTimeScheduler.getOrSet()).isSameAs(view);
        VirtualTimeScheduler.reset();
        assertThat(VirtualTimeScheduler.isFactoryEnabled()).isFalse();
        assertThatIllegalStateException().isThrownBy(VirtualTimeScheduler::get);
    }

    @Test
    void dispose_twice_cancelsWhatIsLeftAndLeavesTheScheduler() {
        VirtualTimeScheduler view = time.get();
        Schedulers.parallel().schedule(() -> seen.add("never"), 1, TimeUnit.HOURS);
        Scheduler own = Schedulers.newSingle("own");
        own.schedule(() -> seen.add("never"), 1, TimeUnit.HOURS);
        view.dispose();
        view.dispose();
        assertThat(view.isDisposed()).isTrue();
        assertThat(scheduler.isIdle()).isTrue();
        scheduler.schedule(() -> seen.add("goes on"));
        assertThat(seen).containsExactly("goes on");
    }

    @Test
    void newParallel_disposed_leavesTheOthers() {
        VirtualTimeScheduler view = time.get();
        Schedulers.newParallel("one").dispose();
        Schedulers.parallel().schedule(() -> seen.add("parallel"));
        assertThat(seen).containsExactly("parallel");
        view.dispose();
    }

    @Test
    void workerOfTheBaseClass_isStillDriven() {
        VirtualTimeScheduler view = time.get();
        Scheduler.Worker worker = view.createWorker();
        worker.schedule(() -> seen.add("base"), 1, TimeUnit.HOURS);
        view.advanceTimeBy(HOUR);
        assertThat(seen).containsExactly("base");
        view.dispose();
    }

    @Test
    void verification_insideATask_failsWithAnExplanation() {
        scheduler.schedule(() -> StepVerifier.withVirtualTime(
                        () -> Flux.just(1).publishOn(Schedulers.parallel()), time, Long.MAX_VALUE)
                .expectNext(1)
                .verifyComplete());
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining("StepVerifier was started inside a task");
        delayed().thenAwait(HOUR).expectNext(0L).verifyComplete(); // and the lock is free
    }

    @Test
    void verification_onAnotherThread_failsWithAnExplanation() throws InterruptedException {
        scheduler.runUntilIdle();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread other = new Thread(() -> failure.complete(org.assertj.core.api.Assertions.catchThrowable(
                () -> delayed().thenAwait(HOUR).expectNext(0L).verifyComplete())));
        other.start();
        other.join();
        assertThat(failure.join()).isInstanceOf(IllegalStateException.class).hasMessageContaining("another thread drives");
    }

    @Test
    void taskThrows_theNextStepOfTheScriptDoes() {
        assertThatThrownBy(() -> StepVerifier.withVirtualTime(
                                () -> Mono.delay(HOUR).doOnSubscribe(subscription -> Schedulers.parallel().schedule(() -> {
                                    throw new IllegalArgumentException("mine");
                                })),
                                time,
                                Long.MAX_VALUE)
                        .thenAwait(HOUR)
                        .expectNext(0L)
                        .verifyComplete())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
