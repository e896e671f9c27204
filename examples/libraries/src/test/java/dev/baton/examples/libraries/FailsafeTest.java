package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Failsafe takes an executor, for its work and its timers. */
final class FailsafeTest {
    private static RetryPolicy<Object> threeTimes(Duration delay) {
        return RetryPolicy.builder().withMaxAttempts(3).withDelay(delay).build();
    }

    @Test
    void retryPolicy_waitsInVirtualTime() {
        TestScheduler run = TestScheduler.create();
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<String> third = Failsafe.with(threeTimes(Duration.ofHours(1))).with(run.asExecutorService()).getAsync(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return "third";
        });
        assertThat(run.blockOn(third)).isEqualTo("third");
        assertThat(Duration.ofNanos(run.nanoTime())).isEqualTo(Duration.ofHours(2));
    }

    /** Failsafe's own Timeout policy has a timer thread that no executor replaces; a task's timeout is on our clock. */
    @Test
    void endlessRetry_runsIntoATimeoutInVirtualTime() {
        TestScheduler run = TestScheduler.create();
        RetryPolicy<Object> endless = RetryPolicy.builder().withMaxAttempts(-1).withDelay(Duration.ofMinutes(1)).build();
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<Object> never = Failsafe.with(endless).with(run.asExecutorService()).getAsync(() -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("not yet");
        });
        CompletableFuture<Object> limited = run.spawnAsync(() -> never).orTimeout(90, TimeUnit.SECONDS);
        assertThatThrownBy(limited::join).hasCauseInstanceOf(TimeoutException.class);
        never.cancel(false);
        run.runUntilIdle();
        assertThat(attempts).hasValue(2);
        assertThat(run.nanoTime()).isEqualTo(TimeUnit.SECONDS.toNanos(90));
    }

    /** What is looked up in one attempt and used in the next step is out of date by then. */
    private static void sell(TestScheduler run, boolean inOneStep) {
        FailsafeExecutor<Object> failsafe =
                Failsafe.with(threeTimes(Duration.ofSeconds(1))).with(run.asExecutorService());
        AtomicInteger stock = new AtomicInteger(1);
        AtomicInteger sold = new AtomicInteger();
        Runnable customer = () -> {
            if (inOneStep) {
                failsafe.runAsync(() -> {
                    if (stock.get() > 0) {
                        stock.decrementAndGet();
                        sold.incrementAndGet();
                    }
                });
            } else {
                failsafe.getAsync(stock::get).thenAcceptAsync(left -> {
                    if (left > 0) {
                        stock.decrementAndGet();
                        sold.incrementAndGet();
                    }
                }, run.asExecutorService());
            }
        };
        customer.run();
        Bug.afterSteps(run, 4, customer);
        run.runUntilIdle();
        assertThat(sold).hasValue(1);
    }

    @Test
    void lookingAndTakingInTwoSteps_sellsTheLastOneTwice() throws Exception {
        Bug.isFoundBy(run -> sell(run, false));
        Bug.isGoneFrom(run -> sell(run, true));
    }
}
