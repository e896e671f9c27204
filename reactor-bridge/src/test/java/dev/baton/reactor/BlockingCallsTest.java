package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Installation;
import dev.baton.core.testing.DeadlockError;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

final class BlockingCallsTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private Installation installation;

    /** Not when the test is made, which happens for one that is skipped too. */
    @BeforeEach
    void install() {
        installation = ReactorSchedulers.install(scheduler);
    }

    @AfterEach
    void close() {
        installation.close();
        scheduler.cancelPending();
        scheduler.close();
    }

    private Duration time() {
        return Duration.ofNanos(scheduler.nanoTime());
    }

    @Test
    void block_runsTheSchedulerUntilTheValueIsThereAndNoFurther() {
        Mono.delay(Duration.ofDays(3)).subscribe();

        assertThat(Mono.delay(Duration.ofDays(1)).map(tick -> "done").block()).isEqualTo("done");
        assertThat(time()).isEqualTo(Duration.ofDays(1));
        assertThat(scheduler.pendingTasks()).hasSize(1);
    }

    @Test
    void blockFirst_doesNotWaitForTheRestOfAnEndlessFlux() {
        Flux.interval(Duration.ofSeconds(1)).subscribe();

        assertThat(Flux.interval(Duration.ofSeconds(10)).blockFirst()).isZero();
        assertThat(time()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void blockLast_waitsForTheEnd() {
        assertThat(Flux.range(1, 5).delayElements(Duration.ofMinutes(1)).blockLast()).isEqualTo(5);
        assertThat(time()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void blockOptional_ofAnEmptyMonoIsEmpty() {
        assertThat(Mono.delay(Duration.ofMinutes(1)).then().blockOptional()).isEmpty();
    }

    @Test
    void block_ofWhatIsThereRunsNothing() {
        Schedulers.parallel().schedule(() -> {});

        assertThat(Mono.just("there").block()).isEqualTo("there");
        assertThat(scheduler.pendingTasks()).hasSize(1);
    }

    @Test
    void block_throwsWhatThePublisherFailsWith() {
        IllegalArgumentException failure = new IllegalArgumentException("failed");

        assertThatThrownBy(() -> Mono.delay(Duration.ofSeconds(1)).then(Mono.error(failure)).block()).isSameAs(failure);
    }

    @Test
    void block_inAnotherBlockInItsSubscriptionEndsFirst() {
        Mono<String> outer = Mono.defer(() -> {
            String inner = Mono.delay(Duration.ofSeconds(2)).map(tick -> "inner").block();
            return Mono.delay(Duration.ofSeconds(3)).map(tick -> inner + " outer");
        });

        assertThat(outer.block()).isEqualTo("inner outer");
        assertThat(time()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    @EnabledIf(value = "dev.baton.reactor.BlockingPredicate#isSupported", disabledReason = "This Reactor asks nobody before it blocks")
    void block_thatNothingCanEndIsADeadlockWithAReport() {
        Mono.never().delaySubscription(Duration.ofSeconds(4)).subscribe();

        assertThatExceptionOfType(DeadlockError.class)
                .isThrownBy(() -> Mono.never().block())
                .withMessageContaining("Deadlock at virtual time 4000 ms: block() waits for a publisher that nothing left can complete");
        assertThatExceptionOfType(DeadlockError.class)
                .isThrownBy(() -> Flux.never().blockLast())
                .withMessageContaining("blockLast() waits");
    }

    @Test
    @EnabledIf(value = "dev.baton.reactor.BlockingPredicate#isSupported", disabledReason = "This Reactor asks nobody before it blocks")
    void block_thatIsADeadlockCancelsItsSubscription() {
        List<String> events = new ArrayList<>();
        assertThatExceptionOfType(DeadlockError.class)
                .isThrownBy(() -> Mono.never().doOnCancel(() -> events.add("cancelled")).block());

        assertThat(events).containsExactly("cancelled");
        assertThat(Mono.delay(Duration.ofSeconds(1)).block()).isZero();
    }

    @Test
    void block_withATimeoutThatNothingCanEndTimesOutAsEver() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Mono.never().block(Duration.ofMillis(1)))
                .withMessageContaining("Timeout on blocking read");
    }

    @Test
    void block_withATimeoutLetsTheWorkTakeVirtualTime() {
        assertThat(Mono.delay(Duration.ofHours(1)).block(Duration.ofSeconds(30))).isZero();
    }

    @Test
    @EnabledIf(value = "dev.baton.reactor.BlockingPredicate#isSupported", disabledReason = "This Reactor asks nobody before it blocks")
    void block_throwsTheErrorsThatNobodyTook() {
        Schedulers.parallel().schedule(() -> {
            throw new IllegalArgumentException("nobody's");
        });

        assertThatThrownBy(() -> Mono.delay(Duration.ofSeconds(1)).block())
                .isInstanceOf(IllegalArgumentException.class).hasMessage("nobody's");
    }

    @Test
    void block_ofASharedMonoRunsTheScheduler() {
        assertThat(Mono.delay(Duration.ofSeconds(1)).cache().block()).isZero();
    }

    @Test
    void block_inAnElasticTaskRunsOtherTasks() {
        List<String> events = new ArrayList<>();
        Schedulers.boundedElastic().schedule(() -> {
            events.add("before");
            events.add(Mono.delay(Duration.ofSeconds(1)).map(tick -> "value").block());
            events.add("after");
        });
        Schedulers.parallel().schedule(() -> events.add("other"));
        scheduler.runUntilIdle();

        assertThat(events).containsExactly("before", "other", "value", "after");
        assertThat(time()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    @EnabledIf(value = "dev.baton.reactor.BlockingPredicate#isSupported", disabledReason = "This Reactor asks nobody before it blocks")
    void block_inATaskOfALaneThatItWaitsForIsADeadlock() {
        List<Throwable> thrown = new ArrayList<>();
        var worker = Schedulers.boundedElastic().createWorker();
        worker.schedule(() -> {
            try {
                Mono.create(sink -> worker.schedule(sink::success)).block();
            } catch (DeadlockError deadlock) {
                thrown.add(deadlock);
            }
        });
        scheduler.runUntilIdle();

        assertThat(thrown).singleElement().satisfies(deadlock ->
                assertThat(deadlock.getMessage()).contains("inside task").contains("boundedElastic"));
    }

    @Test
    void block_inAPlainTaskRunsOtherTasks() {
        List<Long> seen = new ArrayList<>();
        scheduler.schedule(() -> seen.add(Mono.delay(Duration.ofSeconds(1)).block()));
        scheduler.runUntilIdle();

        assertThat(seen).containsExactly(0L);
    }

    @Test
    void block_underEverySeedEndsAlike() {
        for (long seed = 0; seed < 50; seed++) {
            TestScheduler random = TestScheduler.withSeed(seed);
            try (Installation installed = ReactorSchedulers.install(random)) {
                Integer sum = Flux.range(1, 4)
                        .flatMap(n -> Mono.fromCallable(() -> Mono.delay(Duration.ofMillis(n)).map(tick -> n).block())
                                .subscribeOn(Schedulers.boundedElastic()))
                        .reduce(Integer::sum).block();
                assertThat(sum).isEqualTo(10);
                assertThat(installed).isNotNull();
            }
            random.close();
        }
    }

    @Test
    void block_waitsForOutsideThreadsWhereThatIsAllowed() throws InterruptedException {
        scheduler.allowParking();
        CountDownLatch subscribed = new CountDownLatch(1);
        Sinks.One<String> sink = Sinks.one();
        Thread outside = new Thread(() -> {
            try {
                subscribed.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            sink.tryEmitValue("from outside");
        });
        outside.start();

        assertThat(sink.asMono().doOnSubscribe(subscription -> subscribed.countDown()).block()).isEqualTo("from outside");
        outside.join();
    }

    @Test
    void close_takesTheHookAway() {
        installation.close();
        Hooks.onLastOperator("test", publisher -> publisher);
        Hooks.resetOnLastOperator("test");

        assertThat(Mono.fromCallable(() -> "real").subscribeOn(Schedulers.parallel()).block()).isEqualTo("real");
        assertThat(scheduler.pendingTasks()).isEmpty();
    }
}
