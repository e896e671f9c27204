package dev.baton.reactor.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A program that reads and writes without care, under Reactor's virtual time and ours. */
final class LostUpdateTest {
    /** Adds one to a counter in two steps. */
    private static final class Counter {
        private int value;

        Mono<Integer> increment() {
            return Mono.fromCallable(() -> value)
                    .subscribeOn(Schedulers.parallel())
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(read -> value = read + 1);
        }

        Flux<Integer> threeTimes() {
            return Flux.merge(increment(), increment(), increment());
        }
    }

    /** Returns what the counter is after three increments. */
    private static int outcome(Function<Counter, StepVerifier.FirstStep<Integer>> verifying) {
        Counter counter = new Counter();
        verifying.apply(counter).expectNextCount(3).verifyComplete();
        return counter.value;
    }

    @Test
    void reactorsVirtualTime_showsOneOutcome() {
        Set<Integer> outcomes = new TreeSet<>();
        for (int run = 0; run < 200; run++) {
            outcomes.add(outcome(counter -> StepVerifier.withVirtualTime(
                    counter::threeTimes, () -> VirtualTimeScheduler.create(true), Long.MAX_VALUE)));
        }
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void create_thousandSeeds_showsEveryOutcomeAndRepeatsEach() {
        TreeMap<Integer, Integer> outcomes = new TreeMap<>();
        Set<Long> schedules = new HashSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            TestScheduler first = TestScheduler.withSeed(seed);
            TestScheduler second = TestScheduler.withSeed(seed);
            int value = outcome(counter -> BatonStepVerifier.create(first, counter::threeTimes));
            assertThat(outcome(counter -> BatonStepVerifier.create(second, counter::threeTimes))).isEqualTo(value);
            assertThat(second.scheduleHash()).isEqualTo(first.scheduleHash());
            outcomes.merge(value, 1, Integer::sum);
            schedules.add(first.scheduleHash());
            first.close();
        }
        assertThat(outcomes).containsOnlyKeys(1, 2, 3);
        assertThat(outcomes.values()).allMatch(count -> count > 50);
        assertThat(schedules).hasSizeGreaterThan(50);
    }

    @Test
    void explore_findsTheLostUpdateAndReplaysIt() {
        StepVerifier verifier = BatonStepVerifier.explore(100, () -> {
                    Counter counter = new Counter();
                    return counter.threeTimes().then(Mono.fromCallable(() -> counter.value));
                })
                .expectNext(3)
                .expectComplete();
        assertThatThrownBy(verifier::verify)
                .isInstanceOfSatisfying(ExplorationFailure.class, failure -> {
                    assertThat(failure.seed()).isPresent();
                    assertThat(failure.getCause()).hasMessageContaining("expected value: 3; actual value: ");
                    assertThat(failure.trace().entries()).anyMatch(entry -> entry.task().equals("StepVerifier subscribe"));
                });
    }

    @Test
    void explore_correctProgram_passesAndReturnsTheLongestRun() {
        assertThat(BatonStepVerifier.explore(100, () -> Flux.interval(Duration.ofSeconds(1)).take(2).publishOn(Schedulers.single()))
                        .thenAwait(Duration.ofSeconds(2))
                        .expectNext(0L, 1L)
                        .verifyComplete())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void explore_bodyOfThen_racesWithThePublisher() {
        Set<String> orders = new TreeSet<>();
        BatonStepVerifier.explore(200, () -> {
                    StringBuilder order = new StringBuilder();
                    Sinks.One<String> done = Sinks.one();
                    return Mono.fromRunnable(() -> order.append("p")).subscribeOn(Schedulers.parallel())
                            .thenReturn("x")
                            .doOnSubscribe(ignored -> Schedulers.single().schedule(() -> order.append("q")))
                            .then(done.asMono().doOnSubscribe(ignored -> done.tryEmitValue("y")))
                            .doOnNext(ignored -> orders.add(order.toString()));
                })
                .expectNext("y")
                .verifyComplete();
        assertThat(orders).contains("p", "qp");
    }

    @Test
    void thenBody_isAStepOfItsOwn() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 200; seed++) {
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            StringBuilder order = new StringBuilder();
            BatonStepVerifier.create(scheduler, () -> Flux.range(0, 2)
                            .flatMap(value -> Mono.fromRunnable(() -> order.append(value)).subscribeOn(Schedulers.parallel())))
                    .then(() -> order.append("t"))
                    .verifyComplete();
            outcomes.add(order.toString());
            scheduler.close();
        }
        assertThat(outcomes).containsExactly("01t", "0t1", "10t", "1t0", "t01", "t10");
    }

    @Test
    void requestAndCancel_areStepsOfTheirOwn() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 200; seed++) {
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            StringBuilder order = new StringBuilder();
            BatonStepVerifier.create(scheduler, () -> Flux.range(1, 3)
                            .doOnRequest(n -> order.append("r"))
                            .doOnCancel(() -> order.append("c"))
                            .doOnSubscribe(ignored -> Schedulers.parallel().schedule(() -> order.append("p"))), 0)
                    .thenRequest(1)
                    .expectNext(1)
                    .thenCancel()
                    .verify();
            outcomes.add(order.toString());
            scheduler.close();
        }
        assertThat(outcomes).containsExactly("prc", "rcp", "rpc");
    }
}
