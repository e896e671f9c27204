package dev.baton.platform;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JDK demands of the end of an executor; the table is docs/executor-contract.md. */
final class ExecutorShutdownTest {
    private static final Runnable NOTHING = () -> {};

    private static void assertRejects(ScheduledExecutorService executor) {
        Callable<String> callable = () -> "value";
        List<Consumer<ScheduledExecutorService>> doors = List.of(
                closed -> closed.execute(NOTHING),
                closed -> closed.submit(NOTHING),
                closed -> closed.submit(NOTHING, "value"),
                closed -> closed.submit(callable),
                closed -> closed.schedule(NOTHING, 1, SECONDS),
                closed -> closed.schedule(callable, 1, SECONDS),
                closed -> closed.scheduleAtFixedRate(NOTHING, 1, 1, SECONDS),
                closed -> closed.scheduleWithFixedDelay(NOTHING, 1, 1, SECONDS));
        assertThat(doors).allSatisfy(door -> assertThatThrownBy(() -> door.accept(executor))
                .isInstanceOf(RejectedExecutionException.class).hasMessageContaining("after its shutdown"));
    }

    @ParameterizedTest
    @EnumSource
    void isShutdownAndTerminated_followTheLife(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            assertThat(use.executor.isShutdown() || use.executor.isTerminated()).isFalse();
            assertThat(use.executor.awaitTermination(1, MILLISECONDS)).isFalse();
            Future<String> before = use.executor.submit(() -> "value");
            use.executor.shutdown();
            use.executor.shutdown();
            assertThat(use.executor.isShutdown()).isTrue();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThat(use.executor.isTerminated()).isTrue();
            assertThat(before.get()).isEqualTo("value");
            assertRejects(use.executor);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void shutdown_whileTasksRun_rejectsAndTerminatesWithThem(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            Runnable release = use.wedge();
            use.executor.shutdown();
            assertRejects(use.executor);
            assertThat(use.executor.isTerminated()).isFalse();
            release.run();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThat(use.executor.isTerminated()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void shutdownNow_whileTasksRun_rejectsAndTerminatesWithThem(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            Runnable release = use.wedge();
            assertThat(use.executor.shutdownNow()).isEmpty();
            assertRejects(use.executor);
            assertThat(use.executor.isTerminated()).isFalse();
            release.run();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void shutdownNow_returnsWhatWaits_andThatNeverRuns(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            AtomicInteger ran = new AtomicInteger();
            Runnable release = use.wedge();
            Runnable given = ran::incrementAndGet;
            use.executor.execute(given);
            Future<?> future = use.executor.submit(ran::incrementAndGet);
            List<Runnable> waiting = use.executor.shutdownNow();
            assertThat(waiting).hasSize(2).contains(given).contains((Runnable) future);
            release.run();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThat(use.executor.shutdownNow()).isEmpty();
            assertThat(ran).hasValue(0);
            assertThat(future.isDone()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shutdownNow_delayedTasks_areReturnedNeitherDoneNorCancelled(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            // On a driver that never stops, days are over in no time.
            Runnable release = use.isDriven() ? NOTHING : use.wedge();
            List<ScheduledFuture<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(use.executor.schedule(NOTHING, 9, DAYS));
                tasks.add(use.executor.scheduleAtFixedRate(NOTHING, 9, 9, DAYS));
                tasks.add(use.executor.scheduleWithFixedDelay(NOTHING, 9, 9, DAYS));
            }
            List<Runnable> waiting = use.executor.shutdownNow();
            assertThat(waiting.stream().map(task -> (Object) task)).hasSameElementsAs(new ArrayList<Object>(tasks)).hasSize(9);
            assertThat(tasks).noneMatch(task -> task.isDone() || task.isCancelled());
            release.run();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThat(tasks).noneMatch(task -> task.isDone() || task.isCancelled());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shutdownNow_whatItReturns_canStillBeRunOrCancelled(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            Runnable release = use.isDriven() ? NOTHING : use.wedge();
            ScheduledFuture<String> run = use.executor.schedule(() -> "run by hand", 1, DAYS);
            ScheduledFuture<String> cancelled = use.executor.schedule(() -> "never", 1, DAYS);
            use.executor.shutdownNow();
            ((Runnable) run).run();
            assertThat(cancelled.cancel(true)).isTrue();
            assertThat(run.get()).isEqualTo("run by hand");
            assertThat(cancelled.isCancelled()).isTrue();
            release.run();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"VIRTUAL", "SEEDED", "DRIVER"})
    void shutdownNow_interruptsWhatRuns_executedSubmittedOrPeriodic(ExecutorGround ground) throws Exception {
        for (int way = 0; way < 3; way++) {
            try (var use = ground.open()) {
                CountDownLatch begun = new CountDownLatch(1);
                CountDownLatch interrupted = new CountDownLatch(1);
                Runnable task = () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException expected) {
                        interrupted.countDown();
                    }
                };
                Future<?> future = null;
                switch (way) {
                    case 0 -> use.executor.execute(task);
                    case 1 -> future = use.executor.submit(task);
                    default -> future = use.executor.scheduleAtFixedRate(task, 0, 1, DAYS);
                }
                use.await(begun);
                assertThat(use.executor.shutdownNow()).isEmpty();
                use.await(interrupted);
                assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
                if (future != null) {
                    assertThat(future.isDone()).isTrue();
                    assertThat(future.isCancelled()).isEqualTo(way == 2);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void shutdown_delayedTasksRun_periodicOnesAreCancelled(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            AtomicInteger ran = new AtomicInteger();
            Runnable release = use.wedge();
            Future<?> immediate = use.executor.submit(ran::incrementAndGet);
            Future<?> delayed = use.executor.schedule(ran::incrementAndGet, 1, MILLISECONDS);
            Future<?> rate = use.executor.scheduleAtFixedRate(ran::incrementAndGet, 1, 1, MILLISECONDS);
            Future<?> delay = use.executor.scheduleWithFixedDelay(ran::incrementAndGet, 1, 1, MILLISECONDS);
            use.executor.shutdown();
            assertThat(immediate.isDone() || delayed.isDone()).isFalse();
            assertThat(rate.isCancelled() && delay.isCancelled()).isTrue();
            release.run();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThat(immediate.get()).isEqualTo(1);
            assertThat(delayed.isDone() && !delayed.isCancelled()).isTrue();
            assertThat(ran).hasValue(2);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void shutdown_periodicTaskThatRuns_isCancelledAfterItsRun(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            AtomicInteger runs = new AtomicInteger();
            Future<?> periodic = use.executor.scheduleAtFixedRate(() -> {
                runs.incrementAndGet();
                begun.countDown();
                ExecutorGround.Use.hold(release);
            }, 0, 1, MILLISECONDS);
            use.await(begun);
            use.executor.shutdown();
            assertThat(periodic.isDone()).isFalse();
            assertThat(use.executor.isTerminated()).isFalse();
            release.countDown();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThat(periodic.isCancelled()).isTrue();
            assertThat(runs).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shutdown_periodicTaskBetweenTwoRuns_isCancelled(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            CountDownLatch first = new CountDownLatch(1);
            Future<?> periodic = use.executor.scheduleWithFixedDelay(first::countDown, 0, 1, MINUTES);
            use.await(first);
            use.executor.shutdown();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThatThrownBy(periodic::get).isInstanceOf(CancellationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoExecutors_haveLivesOfTheirOwn(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            ScheduledExecutorService other = use.scheduler.asExecutorService();
            other.shutdown();
            assertThat(other.awaitTermination(1, MINUTES)).isTrue();
            assertThat(use.executor.submit(() -> "runs").get()).isEqualTo("runs");
            use.scheduler.spawn(() -> "runs").get();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void manySubmittersAndAnEnd_everyTaskRunsOrIsReturnedOrRejected(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            int each = 2_000;
            AtomicInteger ran = new AtomicInteger();
            AtomicInteger rejected = new AtomicInteger();
            CountDownLatch halfway = new CountDownLatch(each);
            List<Thread> submitters = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                boolean delayed = t == 1;
                Thread submitter = new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        try {
                            if (delayed) {
                                use.executor.schedule(ran::incrementAndGet, i % 50, MILLISECONDS);
                            } else {
                                use.executor.execute(ran::incrementAndGet);
                            }
                        } catch (RejectedExecutionException expected) {
                            rejected.incrementAndGet();
                        }
                        halfway.countDown();
                    }
                });
                submitters.add(submitter);
                submitter.start();
            }
            use.await(halfway);
            int returned = use.executor.shutdownNow().size();
            for (Thread submitter : submitters) {
                submitter.join();
            }
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThat(ran.get() + rejected.get() + returned).isEqualTo(2 * each);
        }
    }

    @ParameterizedTest
    @EnumSource
    void terminated_isAfterTheLastTaskIsDone(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                futures.add(use.executor.submit(NOTHING));
            }
            use.executor.shutdown();
            assertThat(use.executor.awaitTermination(1, MINUTES)).isTrue();
            assertThat(futures).allMatch(Future::isDone);
            for (Future<?> future : futures) {
                assertThat((Object) future.get()).isNull();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
