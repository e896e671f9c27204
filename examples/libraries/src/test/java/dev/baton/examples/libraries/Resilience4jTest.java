package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Resilience4j takes an executor for its timers and a clock. */
final class Resilience4jTest {
    @Test
    void timeLimiter_endsInVirtualTime() {
        TestScheduler run = TestScheduler.create();
        CompletionStage<String> limited = TimeLimiter.of(Duration.ofSeconds(5))
                .executeCompletionStage(run.asExecutorService(), CompletableFuture<String>::new);
        assertThatThrownBy(() -> run.blockOn(limited)).isInstanceOf(TimeoutException.class);
        assertThat(run.nanoTime()).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void retry_waitsInVirtualTime() {
        TestScheduler run = TestScheduler.create();
        AtomicInteger attempts = new AtomicInteger();
        Retry retry = Retry.of("retry", RetryConfig.custom().maxAttempts(3).waitDuration(Duration.ofMinutes(20)).build());
        CompletionStage<String> stage = retry.executeCompletionStage(run.asExecutorService(), () -> attempts.incrementAndGet() < 3
                ? CompletableFuture.failedFuture(new IllegalStateException("not yet"))
                : CompletableFuture.completedFuture("third"));
        assertThat(run.blockOn(stage)).isEqualTo("third");
        assertThat(run.nanoTime()).isEqualTo(TimeUnit.MINUTES.toNanos(40));
    }

    @Test
    void circuitBreaker_closesAgainByTheVirtualClock() {
        TestScheduler run = TestScheduler.create();
        CircuitBreaker breaker = CircuitBreaker.of("breaker", CircuitBreakerConfig.custom()
                .clock(run.asClock())
                .currentTimestampFunction(clock -> run.nanoTime(), TimeUnit.NANOSECONDS)
                .waitDurationInOpenState(Duration.ofMinutes(1))
                .build());
        breaker.transitionToOpenState();
        run.advanceBy(Duration.ofSeconds(59));
        assertThat(breaker.tryAcquirePermission()).isFalse();
        run.advanceBy(Duration.ofSeconds(2));
        assertThat(breaker.tryAcquirePermission()).isTrue();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
    }

    /** The time limit ends the wait and not the work: who tries again may charge twice. */
    private static void pay(TestScheduler run, Collection<String> charges) {
        ScheduledExecutorService executor = run.asExecutorService();
        Supplier<CompletionStage<Boolean>> charge = () -> {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            run.scheduleAfter(Duration.ofSeconds(5), () -> answer.complete(charges.add("order 1")));
            return answer;
        };
        CompletionStage<Boolean> paid = TimeLimiter.of(Duration.ofSeconds(5))
                .executeCompletionStage(executor, charge)
                .exceptionallyCompose(timeout -> charge.get());
        run.blockOn(paid);
        run.runUntilIdle();
        assertThat(charges).hasSize(1);
    }

    @Test
    void retryAfterATimeout_chargesTwice_unlessTheChargeHasAKey() throws Exception {
        Bug.isFoundBy(run -> pay(run, new ArrayList<>()));
        Bug.isGoneFrom(run -> pay(run, new HashSet<>()));
    }
}
