package dev.baton.reactor.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.DeadlockError;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.StepVerifierOptions;
import reactor.util.context.Context;

/** Every verb of the script, met and not met. */
final class BatonStepVerifierTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestScheduler scheduler = TestScheduler.create();
    private final List<Object> seen = new ArrayList<>();

    private <T> StepVerifier.FirstStep<T> verifying(Supplier<? extends Publisher<? extends T>> publisher) {
        return BatonStepVerifier.create(scheduler, publisher);
    }

    @Test
    void values_asExpected_pass() {
        BatonStepVerifier.<Integer>create(scheduler, () -> Flux.range(1, 30).publishOn(Schedulers.parallel()))
                .expectSubscription()
                .expectNext(1)
                .expectNext(2, 3)
                .expectNext(4, 5, 6, 7, 8, 9, 10)
                .expectNextSequence(List.of(11, 12))
                .expectNextMatches(value -> value == 13)
                .consumeNextWith(seen::add)
                .assertNext(value -> assertThat(value).isEqualTo(15))
                .expectNextCount(5)
                .recordWith(ArrayList::new)
                .thenConsumeWhile(value -> value < 25, seen::add)
                .consumeRecordedWith(recorded -> assertThat(recorded).containsExactly(21, 22, 23, 24, 25))
                .expectNext(25)
                .thenConsumeWhile(value -> true)
                .verifyComplete();
        assertThat(seen).containsExactly(14, 21, 22, 23, 24);
        assertThat(scheduler.isIdle()).isTrue();
    }

    @Test
    void value_notAsExpected_failsInReactorsWords() {
        assertThatThrownBy(() -> verifying(() -> Flux.just(1, 2).publishOn(Schedulers.parallel()))
                        .expectNext(1)
                        .expectNext(3)
                        .as("the third")
                        .verifyComplete())
                .isInstanceOf(AssertionError.class)
                .hasMessage("expectation \"the third\" failed (expected value: 3; actual value: 2)");
    }

    @Test
    void errors_asExpected_pass() {
        Supplier<Mono<Object>> failing =
                () -> Mono.error(new IllegalStateException("mine")).subscribeOn(Schedulers.boundedElastic());
        verifying(failing).verifyError();
        verifying(failing).verifyError(IllegalStateException.class);
        verifying(failing).verifyErrorMessage("mine");
        verifying(failing).verifyErrorMatches(error -> error instanceof IllegalStateException);
        verifying(failing).verifyErrorSatisfies(error -> assertThat(error).hasMessage("mine"));
        verifying(failing).consumeErrorWith(seen::add).verify();
        assertThat(seen).hasSize(1);
    }

    @Test
    void error_notExpected_fails() {
        assertThatThrownBy(() -> verifying(() -> Mono.error(new IllegalStateException("mine"))).verifyComplete())
                .hasMessageContaining("expected: onComplete(); actual: onError(java.lang.IllegalStateException: mine)");
    }

    @Test
    void thenAwait_movesTheClockAndAllThatIsOnIt() {
        scheduler.scheduleAfter(SECOND, () -> seen.add("an executor's"));
        Duration took = verifying(() -> Mono.delay(Duration.ofSeconds(2)))
                .thenAwait(Duration.ofSeconds(2))
                .expectNext(0L)
                .verifyComplete();
        assertThat(took).isEqualTo(Duration.ofSeconds(2));
        assertThat(seen).containsExactly("an executor's");
        assertThat(scheduler.nanoTime()).isEqualTo(2_000_000_000);
    }

    @Test
    void expectNoEvent_nothingHappens_passes() {
        verifying(() -> Mono.delay(SECOND))
                .expectSubscription()
                .expectNoEvent(SECOND)
                .expectNext(0L)
                .verifyComplete();
        assertThat(scheduler.nanoTime()).isEqualTo(1_000_000_000);
    }

    @Test
    void expectNoEvent_somethingHappens_fails() {
        StepVerifierOptions named = StepVerifierOptions.create().scenarioName("beats");
        assertThatThrownBy(() -> BatonStepVerifier.create(scheduler, () -> Flux.interval(SECOND), named)
                        .expectSubscription()
                        .expectNoEvent(Duration.ofMillis(1_001))
                        .thenCancel()
                        .verify())
                .hasMessage("[beats] expectation \"expectNoEvent\" failed"
                        + " (expected no event: onNext(0) at virtual time 1000 ms)");
        assertThat(scheduler.pendingTasks()).as("the interval was cancelled").isEmpty();
        assertThat(scheduler.isIdle()).isTrue();
    }

    @Test
    void expectNoEvent_onTheEdge_isBeforeTheEvent() {
        verifying(() -> Flux.interval(SECOND).take(2))
                .expectSubscription()
                .expectNoEvent(SECOND)
                .expectNext(0L)
                .expectNoEvent(SECOND)
                .expectNext(1L)
                .verifyComplete();
    }

    @Test
    void expectNoEvent_eventIsReady_fails() {
        assertThatThrownBy(() -> verifying(() -> Flux.just(1).publishOn(Schedulers.parallel()))
                        .expectSubscription()
                        .expectNoEvent(SECOND)
                        .expectNext(1)
                        .verifyComplete())
                .hasMessageContaining("expected no event: onNext(1)");
    }

    @Test
    void expectNoEvent_endedBefore_fails() {
        assertThatThrownBy(() -> verifying(() -> Flux.just(1))
                        .expectNext(1)
                        .expectNoEvent(SECOND)
                        .verifyComplete())
                .hasMessageContaining("the publisher had ended before");
    }

    @Test
    void expectNoEvent_first_takesTheSubscriptionForAnEvent() {
        assertThatThrownBy(() -> verifying(Mono::never).expectNoEvent(SECOND).thenCancel().verify())
                .hasMessageContaining("expected no event: onSubscribe(");
    }

    @Test
    void expectNoEvent_lastInAScriptThatIsBehind_fails() {
        assertThatThrownBy(() -> verifying(() -> Flux.just(1, 2))
                        .expectNext(1)
                        .expectNoEvent(SECOND)
                        .thenCancel()
                        .verify())
                .hasMessageContaining("expected no event");
    }

    @Test
    void expectTimeout_nothingInTime_passes() {
        verifying(Mono::never).expectTimeout(Duration.ofHours(1)).verify();
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(1).toNanos());
        verifying(Mono::never).verifyTimeout(Duration.ofHours(1));
    }

    @Test
    void expectTimeout_valueInTime_fails() {
        assertThatThrownBy(() -> verifying(() -> Mono.delay(SECOND)).expectTimeout(Duration.ofHours(1)).verify())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("actual: onNext(0)");
        assertThatThrownBy(() -> verifying(() -> Mono.error(new IllegalStateException("mine"))).verifyTimeout(SECOND))
                .hasMessageContaining("expected: timeout(PT1S)");
    }

    @Test
    void thenRequest_asksForMore() {
        List<Long> requests = new ArrayList<>();
        BatonStepVerifier.create(scheduler, () -> Flux.range(1, 5).doOnRequest(requests::add), 0)
                .expectSubscription()
                .thenRequest(1)
                .expectNext(1)
                .thenRequest(2)
                .expectNext(2, 3)
                .thenCancel()
                .verify();
        assertThat(requests).containsExactly(1L, 2L);
    }

    @Test
    void thenRequest_tooLittle_failsWhereItIsWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatonStepVerifier.create(scheduler, () -> Flux.range(1, 5), 1).expectNext(1, 2))
                .withMessageContaining("too little request");
    }

    @Test
    void thenCancel_endlessSource_ends() {
        verifying(() -> Flux.<Integer>generate(sink -> sink.next(1)).doOnCancel(() -> seen.add("cancelled")))
                .expectNext(1, 1, 1)
                .thenCancel()
                .verify();
        assertThat(seen).containsExactly("cancelled");
    }

    @Test
    void thenCancel_pendingTimer_leavesNothing() {
        verifying(() -> Flux.interval(SECOND)).thenAwait(SECOND).expectNext(0L).thenCancel().verify();
        assertThat(scheduler.isIdle()).isTrue();
    }

    @Test
    void thenCancel_atOnce_cancels() {
        verifying(() -> Mono.never().doOnCancel(() -> seen.add("cancelled"))).thenCancel().verify();
        assertThat(seen).containsExactly("cancelled");
    }

    @Test
    void thenAwait_behindASignalThatIsFollowedByOthers_stillMovesTheClock() {
        verifying(() -> Flux.just(1, 2)).expectNext(1).thenAwait(SECOND).thenCancel().verify();
        assertThat(scheduler.nanoTime()).isEqualTo(1_000_000_000);
    }

    @Test
    void then_runsInATaskInTheOrderOfTheScript() {
        Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
        verifying(sink::asFlux)
                .then(() -> seen.add("first, outside the foreground " + !scheduler.isMainThread()))
                .then(() -> sink.tryEmitNext("a").orThrow())
                .expectNext("a")
                .then(() -> sink.tryEmitNext("b").orThrow())
                .then(() -> sink.tryEmitComplete().orThrow())
                .expectNext("b")
                .verifyComplete();
        assertThat(seen).containsExactly("first, outside the foreground true");
    }

    @Test
    void then_afterTheEnd_stillRuns() {
        verifying(() -> Flux.just(1)).expectNext(1).then(() -> seen.add("then")).verifyComplete();
        assertThat(seen).containsExactly("then");
    }

    @Test
    void then_throws_failsWithThat() {
        assertThatThrownBy(() -> verifying(() -> Mono.never().doOnCancel(() -> seen.add("cancelled")))
                        .then(() -> {
                            throw new AssertionError("mine");
                        })
                        .verifyComplete())
                .isInstanceOf(AssertionError.class)
                .hasMessage("mine");
        assertThat(seen).containsExactly("cancelled");
    }

    @Test
    void context_isAccessibleAndInitial() {
        StepVerifierOptions options = StepVerifierOptions.create().withInitialContext(Context.of("key", "value"));
        BatonStepVerifier.create(
                        scheduler,
                        () -> Flux.just(1).flatMap(one -> Mono.deferContextual(ctx -> Mono.just(ctx.get("key")))),
                        options)
                .expectAccessibleContext()
                .contains("key", "value")
                .hasSize(1)
                .then()
                .expectNext("value")
                .verifyComplete();
        assertThatThrownBy(() -> verifying(() -> Flux.just(1).map(one -> one).contextWrite(Context.of("a", 1)))
                        .expectAccessibleContext()
                        .hasKey("b")
                        .then()
                        .expectNext(1)
                        .verifyComplete())
                .hasMessageContaining("Key b not found");
    }

    @Test
    void noAccessibleContext_plainSource_passes() {
        verifying(() -> Mono.just(1)).expectNoAccessibleContext().expectNext(1).verifyComplete();
    }

    @Test
    void verifyThenAssertThat_seesWhatWasDroppedInAnyTask() {
        verifying(() -> Flux.from(subscriber -> {
                    subscriber.onSubscribe(reactor.core.publisher.Operators.emptySubscription());
                    subscriber.onComplete();
                    Schedulers.parallel().schedule(() -> reactor.core.publisher.Operators.onNextDropped("late", Context.empty()));
                }))
                .expectComplete()
                .verifyThenAssertThat()
                .hasDropped("late")
                .hasNotDroppedErrors();
    }

    @Test
    void fusion_isNegotiatedWithThePublisher() {
        verifying(() -> Flux.range(1, 3)).expectFusion().expectNext(1, 2, 3).verifyComplete();
        verifying(() -> Flux.range(1, 3).publishOn(Schedulers.parallel()))
                .expectFusion(reactor.core.Fuseable.ASYNC)
                .expectNext(1, 2, 3)
                .verifyComplete();
        verifying(() -> Flux.range(1, 3).hide()).expectNoFusionSupport().expectNext(1, 2, 3).verifyComplete();
    }

    @Test
    void conditionalSupport_asksThePredicate() {
        verifying(() -> Flux.range(1, 3).filter(value -> value > 1))
                .enableConditionalSupport(value -> value > 2)
                .expectNext(3)
                .verifyComplete();
    }

    @Test
    void verify_forTooShort_failsWithADeadlock() {
        StepVerifier.FirstStep<Long> first = verifying(() -> Mono.delay(Duration.ofHours(1)));
        assertThatThrownBy(() -> first.expectNext(0L).expectComplete().verify(Duration.ofMinutes(59)))
                .isInstanceOf(DeadlockError.class);
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofMinutes(59).toNanos());
    }

    @Test
    void verify_forLongEnough_movesTheClockAsNeeded() {
        Duration took = verifying(() -> Flux.interval(Duration.ofHours(1)).take(2))
                .expectNext(0L, 1L)
                .expectComplete()
                .verify(Duration.ofDays(1));
        assertThat(took).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void verify_twice_runsTwice() {
        StepVerifier verifier = verifying(() -> Flux.just(seen.size()).doOnNext(seen::add)).expectNextCount(1).expectComplete();
        verifier.verify();
        verifier.verify();
        assertThat(seen).containsExactly(0, 1);
    }

    @Test
    void verifyLater_isVerifiedWithOthers() {
        Sinks.Many<Integer> sink = Sinks.many().multicast().directBestEffort();
        StepVerifier first = verifying(sink::asFlux).expectNext(1).expectComplete().verifyLater();
        StepVerifier second = verifying(sink::asFlux).expectNext(1).expectComplete().verifyLater();
        verifying(sink::asFlux)
                .then(() -> sink.tryEmitNext(1).orThrow())
                .expectNext(1)
                .then(() -> sink.tryEmitComplete().orThrow())
                .verifyComplete();
        first.verify();
        second.verify();
        assertThatThrownBy(first::verifyThenAssertThat)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("instead of verifyLater()");
    }

    @Test
    void verify_insideATask_isAnError() {
        scheduler.schedule(() -> verifying(() -> Mono.just(1)).expectNext(1).verifyComplete());
        assertThatIllegalStateException()
                .isThrownBy(scheduler::runUntilIdle)
                .withMessageContaining("inside task BatonStepVerifierTest lambda");
    }

    @Test
    void publisherFailsToBeBuilt_thatIsThrown() {
        assertThatThrownBy(() -> verifying(() -> {
                    throw new IllegalArgumentException("mine");
                }).verifyComplete())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Schedulers.parallel().toString()).startsWith("Schedulers.parallel(");
    }

    @Test
    void negativeTime_isRefusedWhereItIsWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verifying(Mono::never).thenAwait(Duration.ofNanos(-1)))
                .withMessageContaining("The clock never runs back: thenAwait");
        assertThatIllegalArgumentException().isThrownBy(() -> verifying(Mono::never).expectNoEvent(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> verifying(Mono::never).expectTimeout(Duration.ofNanos(-1)));
    }

    @Test
    void hugeTime_isTheEndOfTime() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        verifying(() -> Mono.delay(Duration.ofDays(1_000))).thenAwait(endless).expectNext(0L).verifyComplete();
        verifying(() -> Mono.just(1)).expectNext(1).expectComplete().verify(endless);
        assertThatThrownBy(() -> verifying(() -> Mono.delay(Duration.ofNanos(Long.MAX_VALUE))).expectNext(0L).expectComplete().verify(endless))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("never: ");
    }

    @Test
    void options_withAClockOfTheirOwn_areRefused() {
        StepVerifierOptions options = StepVerifierOptions.create()
                .virtualTimeSchedulerSupplier(reactor.test.scheduler.VirtualTimeScheduler::create);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatonStepVerifier.create(scheduler, Mono::never, options))
                .withMessageContaining("a virtual time of their own");
    }
}
