package dev.baton.platform;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JDK demands of the future of a task; the table is docs/executor-contract.md. */
final class ExecutorFutureTest {
    private static final Runnable NOTHING = () -> {};

    @ParameterizedTest
    @EnumSource
    void cancel_pending_neverRunsAndSaysSoOnce(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            AtomicInteger ran = new AtomicInteger();
            Runnable release = use.isDriven() ? NOTHING : use.wedge();
            List<Future<?>> futures = List.of(
                    use.executor.submit(ran::incrementAndGet),
                    use.executor.schedule(ran::incrementAndGet, 1, MILLISECONDS),
                    use.executor.scheduleAtFixedRate(ran::incrementAndGet, 1, 1, MILLISECONDS));
            for (boolean mayInterrupt : new boolean[] {false, true}) {
                assertThat(futures).allMatch(future -> future.cancel(mayInterrupt) != mayInterrupt);
            }
            release.run();
            assertThat(futures).allMatch(future -> future.isDone() && future.isCancelled());
            assertThat(futures).allSatisfy(future ->
                    assertThatThrownBy(() -> future.get(1, MINUTES)).isInstanceOf(CancellationException.class));
            use.executor.schedule(NOTHING, 3, MILLISECONDS).get();
            assertThat(ran).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_done_changesNothing(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            Future<String> future = use.executor.submit(() -> "value");
            assertThat(future.get()).isEqualTo("value");
            assertThat(future.cancel(true)).isFalse();
            assertThat(future.isCancelled()).isFalse();
            assertThat(future.get(0, NANOSECONDS)).isEqualTo("value");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"VIRTUAL", "SEEDED", "DRIVER"})
    void cancelTrue_running_interruptsItAndNotTheNext(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            Future<?> future = use.executor.submit(() -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException expected) {
                    Thread.currentThread().interrupt(); // as code does that was brought up well
                    interrupted.countDown();
                }
            });
            use.await(begun);
            assertThat(future.cancel(true)).isTrue();
            assertThat(future.isDone() && future.isCancelled()).isTrue();
            assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
            use.await(interrupted);
            for (int i = 0; i < 4; i++) {
                assertThat(use.executor.submit(Thread::interrupted).get()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void cancelFalse_running_letsItEndUndisturbed(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            AtomicBoolean interrupted = new AtomicBoolean();
            Future<?> future = use.executor.submit(() -> {
                begun.countDown();
                ExecutorGround.Use.hold(release);
                interrupted.set(Thread.interrupted());
                ended.countDown();
            });
            use.await(begun);
            assertThat(future.cancel(false)).isTrue();
            assertThatThrownBy(() -> future.get(1, MINUTES)).isInstanceOf(CancellationException.class);
            release.countDown();
            use.await(ended);
            assertThat(interrupted).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void cancelFalse_runningPeriodic_letsTheRunEndUndisturbed(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            AtomicBoolean interrupted = new AtomicBoolean();
            Future<?> future = use.executor.scheduleAtFixedRate(() -> {
                begun.countDown();
                ExecutorGround.Use.hold(release);
                interrupted.set(Thread.interrupted());
                ended.countDown();
            }, 0, 1, MILLISECONDS);
            use.await(begun);
            assertThat(future.cancel(false)).isTrue();
            assertThatThrownBy(() -> future.get(1, MINUTES)).isInstanceOf(CancellationException.class);
            release.countDown();
            use.await(ended);
            assertThat(interrupted).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_fromInside_endsAPeriodicTaskAndInterruptsNobody(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            AtomicInteger runs = new AtomicInteger();
            AtomicBoolean interrupted = new AtomicBoolean();
            CountDownLatch done = new CountDownLatch(1);
            List<Future<?>> self = new ArrayList<>();
            CountDownLatch known = new CountDownLatch(1);
            self.add(use.executor.scheduleAtFixedRate(() -> {
                ExecutorGround.Use.hold(known);
                if (runs.incrementAndGet() == 3) {
                    self.get(0).cancel(true);
                    interrupted.set(Thread.currentThread().isInterrupted());
                    done.countDown();
                }
            }, 0, 1, MILLISECONDS));
            known.countDown();
            use.await(done);
            assertThat(self.get(0).isCancelled()).isTrue();
            use.executor.schedule(NOTHING, 5, MILLISECONDS).get();
            assertThat(runs).hasValue(3);
            assertThat(interrupted).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void get_timeOver_throwsAndTheTaskGoesOn(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            Runnable release = use.wedge();
            Future<String> future = use.executor.submit(() -> "value");
            assertThatThrownBy(() -> future.get(1, MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> future.get(Long.MIN_VALUE, DAYS)).isInstanceOf(TimeoutException.class);
            assertThat(future.isDone()).isFalse();
            release.run();
            assertThat(future.get(1, MINUTES)).isEqualTo("value");
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_withoutUnit_isRefused(ExecutorGround ground) {
        try (var use = ground.open()) {
            assertThatNullPointerException().isThrownBy(() -> use.executor.schedule(NOTHING, 1, DAYS).get(1, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_onAnInterruptedThread_throwsAtOnce(ExecutorGround ground) {
        try (var use = ground.open()) {
            Runnable release = use.isDriven() ? NOTHING : use.wedge();
            Future<?> future = use.executor.submit(NOTHING);
            Thread.currentThread().interrupt();
            assertThatThrownBy(future::get).isInstanceOf(InterruptedException.class);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> future.get(1, MINUTES)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            release.run();
        }
    }

    @ParameterizedTest
    @EnumSource
    void delayed_knowTheirDelayAndOrder(ExecutorGround ground) {
        try (var use = ground.open()) {
            Runnable release = use.isDriven() ? NOTHING : use.wedge();
            ScheduledFuture<?> hour = use.executor.schedule(NOTHING, 1, HOURS);
            ScheduledFuture<?> sameHour = use.executor.schedule(NOTHING, 1, HOURS);
            ScheduledFuture<?> day = use.executor.scheduleAtFixedRate(NOTHING, 1, 1, DAYS);
            ScheduledFuture<?> never = use.executor.schedule(NOTHING, Long.MAX_VALUE, DAYS);
            assertThat(hour.getDelay(MINUTES)).isBetween(50L, 60L);
            assertThat(day.getDelay(HOURS)).isBetween(22L, 24L);
            assertThat(never.getDelay(DAYS)).isGreaterThan(365 * 200);
            assertThat(Stream.<Delayed>of(never, day, sameHour, hour).sorted()).containsExactly(hour, sameHour, day, never);
            assertThat(hour.compareTo(hour)).isZero();
            assertThat(((RunnableScheduledFuture<?>) hour).isPeriodic()).isFalse();
            assertThat(((RunnableScheduledFuture<?>) day).isPeriodic()).isTrue();
            release.run();
        }
    }

    @ParameterizedTest
    @EnumSource
    void toString_namesTheState(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            Runnable release = use.isDriven() ? NOTHING : use.wedge();
            Future<String> good = use.executor.submit(() -> "value");
            Future<String> bad = use.executor.submit(() -> {
                throw new IllegalStateException("mine");
            });
            Future<String> cancelled = use.executor.submit(() -> "value");
            assertThat(good.toString()).contains("Not completed");
            cancelled.cancel(false);
            release.run();
            good.get();
            assertThatThrownBy(bad::get).hasRootCauseMessage("mine");
            assertThat(good.toString()).contains("Completed normally");
            assertThat(bad.toString()).contains("Completed exceptionally").contains("mine");
            assertThat(cancelled.toString()).contains("Cancelled");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void cancelAndRun_race_oneOfThemWins(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            for (int i = 0; i < 500; i++) {
                Future<String> future = use.executor.submit(() -> "value");
                boolean cancelled = future.cancel(i % 2 == 0);
                String outcome;
                try {
                    outcome = future.get(1, MINUTES);
                } catch (CancellationException expected) {
                    outcome = "cancelled";
                }
                assertThat(outcome).isEqualTo(cancelled ? "cancelled" : "value");
                assertThat(future.isCancelled()).isEqualTo(cancelled);
            }
            assertThat(use.executor.submit(Thread::interrupted).get()).isFalse();
        }
    }
}
