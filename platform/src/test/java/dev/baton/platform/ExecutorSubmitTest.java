package dev.baton.platform;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JDK demands of an executor that takes single and periodic tasks; the table is docs/executor-contract.md. */
final class ExecutorSubmitTest {
    private static final Runnable NOTHING = () -> {};
    private static final Callable<String> FAILING = () -> {
        throw new IllegalArgumentException("mine");
    };

    @ParameterizedTest
    @EnumSource
    void execute_runsTheTask(ExecutorGround ground) {
        try (var use = ground.open()) {
            CountDownLatch done = new CountDownLatch(1);
            use.executor.execute(done::countDown);
            use.await(done);
        }
    }

    @ParameterizedTest
    @EnumSource
    void submit_callableOrRunnable_givesTheResult(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            assertThat(use.executor.submit(() -> "value").get()).isEqualTo("value");
            assertThat(use.executor.submit(NOTHING, "value").get()).isEqualTo("value");
            assertThat((Object) use.executor.submit(NOTHING).get()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void submit_ofWhatFails_givesTheFailureItself(ExecutorGround ground) {
        try (var use = ground.open()) {
            Future<String> failed = use.executor.submit(FAILING);
            assertThatThrownBy(failed::get).isExactlyInstanceOf(ExecutionException.class)
                    .cause().isExactlyInstanceOf(IllegalArgumentException.class).hasMessage("mine");
            assertThat(failed.isDone()).isTrue();
            assertThat(failed.isCancelled()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void schedule_callableOrRunnable_runsAfterTheDelay(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            long start = use.scheduler.nanoTime();
            long ran = use.executor.schedule(use.scheduler::nanoTime, 12, MILLISECONDS).get();
            assertThat(ran - start).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(12));

            ScheduledFuture<?> runnable = use.executor.schedule(NOTHING, 12, MILLISECONDS);
            assertThat((Object) runnable.get()).isNull();
            assertThat(runnable.getDelay(NANOSECONDS)).isNotPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void schedule_zeroOrNegativeDelay_runsAsSoonAsPossible(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            assertThat(use.executor.schedule(() -> "zero", 0, DAYS).get()).isEqualTo("zero");
            assertThat(use.executor.schedule(() -> "before", Long.MIN_VALUE, DAYS).get()).isEqualTo("before");
        }
    }

    @ParameterizedTest
    @EnumSource
    void periodic_rateAndDelay_beginAfterTheInitialDelay(ExecutorGround ground) {
        try (var use = ground.open()) {
            long start = use.scheduler.nanoTime();
            List<Long> runs = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(2);
            Runnable task = () -> {
                runs.add(use.scheduler.nanoTime() - start);
                done.countDown();
            };
            Future<?> rate = use.executor.scheduleAtFixedRate(task, 12, 1_000_000, MILLISECONDS);
            Future<?> delay = use.executor.scheduleWithFixedDelay(task, 12, 1_000_000, MILLISECONDS);
            use.await(done);
            rate.cancel(true);
            delay.cancel(true);
            assertThat(runs.subList(0, 2)).allMatch(at -> at >= MILLISECONDS.toNanos(12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void fixedRate_runNumberK_isNotBeforeKPeriods(ExecutorGround ground) {
        try (var use = ground.open()) {
            long start = use.scheduler.nanoTime();
            List<Long> runs = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(8);
            Future<?> periodic = use.executor.scheduleAtFixedRate(() -> {
                runs.add(use.scheduler.nanoTime() - start);
                done.countDown();
            }, 0, 3, MILLISECONDS);
            use.await(done);
            assertThat(periodic.isDone()).isFalse();
            assertThat(periodic.cancel(true)).isTrue();
            for (int k = 0; k < 8; k++) {
                assertThat(runs.get(k)).isGreaterThanOrEqualTo(k * MILLISECONDS.toNanos(3));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void fixedDelay_everyRun_isADelayAfterTheEndOfTheLast(ExecutorGround ground) {
        try (var use = ground.open()) {
            List<Long> gaps = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(8);
            long[] end = {use.scheduler.nanoTime() - MILLISECONDS.toNanos(3)};
            Future<?> periodic = use.executor.scheduleWithFixedDelay(() -> {
                gaps.add(use.scheduler.nanoTime() - end[0]);
                end[0] = use.scheduler.nanoTime();
                done.countDown();
            }, 0, 3, MILLISECONDS);
            use.await(done);
            periodic.cancel(true);
            assertThat(gaps.subList(0, 8)).allMatch(gap -> gap >= MILLISECONDS.toNanos(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void fixedDelay_periodThatOverflows_holdsUpNobody(ExecutorGround ground) {
        try (var use = ground.open()) {
            CountDownLatch periodicDone = new CountDownLatch(1);
            CountDownLatch onceDone = new CountDownLatch(1);
            use.executor.scheduleWithFixedDelay(periodicDone::countDown, 0, Long.MAX_VALUE, DAYS);
            use.await(periodicDone);
            use.executor.schedule(onceDone::countDown, 1, MILLISECONDS);
            use.await(onceDone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void periodic_runThatThrows_endsItAndTheFutureKnows(ExecutorGround ground) {
        try (var use = ground.open()) {
            AtomicInteger runs = new AtomicInteger();
            Future<?> periodic = use.executor.scheduleAtFixedRate(() -> {
                if (runs.incrementAndGet() == 3) {
                    throw new IllegalStateException("third");
                }
            }, 1, 1, MILLISECONDS);
            assertThatThrownBy(periodic::get).isExactlyInstanceOf(ExecutionException.class).cause().hasMessage("third");
            assertThat(periodic.isDone()).isTrue();
            assertThat(periodic.isCancelled()).isFalse();
            assertThat(runs).hasValue(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nulls_areRefused(ExecutorGround ground) {
        try (var use = ground.open()) {
            var executor = use.executor;
            assertThatNullPointerException().isThrownBy(() -> executor.execute(null));
            assertThatNullPointerException().isThrownBy(() -> executor.submit((Runnable) null));
            assertThatNullPointerException().isThrownBy(() -> executor.submit((Callable<?>) null));
            assertThatNullPointerException().isThrownBy(() -> executor.submit(null, "value"));
            assertThatNullPointerException().isThrownBy(() -> executor.schedule((Runnable) null, 1, MILLISECONDS));
            assertThatNullPointerException().isThrownBy(() -> executor.schedule((Callable<?>) null, 1, MILLISECONDS));
            assertThatNullPointerException().isThrownBy(() -> executor.schedule(NOTHING, 1, null));
            assertThatNullPointerException().isThrownBy(() -> executor.scheduleAtFixedRate(null, 1, 1, MILLISECONDS));
            assertThatNullPointerException().isThrownBy(() -> executor.scheduleAtFixedRate(NOTHING, 1, 1, null));
            assertThatNullPointerException().isThrownBy(() -> executor.scheduleWithFixedDelay(null, 1, 1, MILLISECONDS));
            assertThatNullPointerException().isThrownBy(() -> executor.scheduleWithFixedDelay(NOTHING, 1, 1, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void period_zeroOrNegative_isRefused(ExecutorGround ground) {
        try (var use = ground.open()) {
            for (long period : new long[] {0, -1, Long.MIN_VALUE}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> use.executor.scheduleAtFixedRate(NOTHING, 0, period, MINUTES))
                        .withMessageContaining("must be positive");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> use.executor.scheduleWithFixedDelay(NOTHING, 0, period, MINUTES));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void completionService_givesFuturesAsTheyAreDone(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            var service = new ExecutorCompletionService<String>(use.executor);
            assertThat(service.poll()).isNull();
            Future<String> good = service.submit(() -> "good");
            Future<String> bad = service.submit(FAILING);
            assertThat(good.get()).isEqualTo("good");
            assertThatThrownBy(bad::get).cause().hasMessage("mine");
            assertThat(List.of(service.take(), service.take())).containsExactlyInAnyOrder(good, bad);
            assertThat(service.poll()).isNull();
        }
    }
}
