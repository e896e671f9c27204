package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ours from theirs; the rules are proven by the conformance suite. */
final class ExecutorSchedulerTest {
    private final ScheduledThreadPoolExecutor timed = new ScheduledThreadPoolExecutor(2);
    private final ThreadPoolExecutor plain = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);

    @AfterEach
    void end() {
        timed.shutdownNow();
        plain.shutdownNow();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(1, TimeUnit.MINUTES)).as("it happens at all").isTrue();
    }

    @Test
    void workers_onAPool_keepOrder() throws InterruptedException {
        for (Scheduler scheduler : List.of(Scheduler.of(timed), Scheduler.of(plain), Scheduler.of(new ForkJoinPool(2)))) {
            List<Integer> order = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(1);
            Worker worker = scheduler.createWorker();
            for (int i = 0; i < 1_000; i++) {
                int number = i;
                worker.schedule(() -> order.add(number));
            }
            worker.scheduleAfter(Duration.ofMillis(1), done::countDown);
            await(done);
            assertThat(order).hasSize(1_000).isSorted();
        }
    }

    @Test
    void delays_areThoseOfTheExecutorOrOfTheJdksTimer() throws InterruptedException {
        for (Scheduler scheduler : List.of(Scheduler.of(timed), Scheduler.of(plain))) {
            long start = System.nanoTime();
            AtomicReference<Long> at = new AtomicReference<>();
            CountDownLatch done = new CountDownLatch(1);
            scheduler.scheduleAfter(Duration.ofMillis(20), () -> {
                at.set(System.nanoTime() - start);
                done.countDown();
            });
            await(done);
            assertThat(at.get()).isGreaterThanOrEqualTo(20_000_000);
        }
    }

    @Test
    void cancelledTimer_leavesTheQueueAtOnce_andThePolicyAlone() {
        Scheduler scheduler = Scheduler.of(timed);
        List<Cancellable> timers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            timers.add(scheduler.scheduleAfter(Duration.ofDays(1), () -> {}));
        }
        timers.forEach(Cancellable::cancel);
        assertThat(timed.getQueue()).isEmpty();
        assertThat(timed.getRemoveOnCancelPolicy()).isFalse();
    }

    @Test
    void cancelledTask_isUnreachable_whereverItWaits() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        for (ThreadPoolExecutor executor : List.of(timed, plain)) {
            for (int i = 0; i < 2; i++) {
                executor.execute(() -> {
                    try {
                        release.await();
                    } catch (InterruptedException theEnd) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        List<WeakReference<Runnable>> watched = new ArrayList<>();
        for (Scheduler scheduler : List.of(Scheduler.of(timed), Scheduler.of(plain))) {
            watched.add(submitAndCancel(scheduler, Duration.ZERO));
            watched.add(submitAndCancel(scheduler, Duration.ofDays(1)));
        }
        for (int i = 0; i < 200 && watched.stream().anyMatch(task -> !task.refersTo(null)); i++) {
            System.gc();
        }
        assertThat(watched).allMatch(task -> task.refersTo(null));
        release.countDown();
    }

    private static WeakReference<Runnable> submitAndCancel(Scheduler scheduler, Duration delay) {
        Runnable task = new Runnable() {
            @Override
            public void run() {}
        };
        scheduler.scheduleAfter(delay, task).cancel();
        return new WeakReference<>(task);
    }

    @Test
    void rejection_atOnce_reachesTheCaller() {
        timed.shutdown();
        plain.shutdown();
        for (Scheduler scheduler : List.of(Scheduler.of(timed), Scheduler.of(plain))) {
            assertThatThrownBy(() -> scheduler.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("ExecutorSchedulerTest lambda was rejected by Scheduler.of(");
        }
    }

    @Test
    void rejection_whenATimerIsDue_cancelsTheTaskAndIsReported() throws InterruptedException {
        AtomicReference<Throwable> reported = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        NativeScheduler scheduler = new ExecutorScheduler(plain) {
            @Override
            public void reportError(Throwable error) {
                reported.set(error);
                done.countDown();
            }
        };
        Cancellable direct = scheduler.scheduleAfter(Duration.ofMillis(20), () -> {});
        plain.shutdown();
        await(done);
        assertThat(direct.isCancelled()).isTrue();
        assertThat(reported.get()).isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("was due").hasMessageContaining("so the task was cancelled");
    }

    @Test
    void close_cancelsOurTasks_andLeavesTheExecutorToItsOwner() {
        Scheduler scheduler = Scheduler.of(timed);
        Cancellable pending = scheduler.scheduleAfter(Duration.ofDays(1), () -> {});
        scheduler.close();
        assertThat(pending.isCancelled()).isTrue();
        assertThat(timed.isShutdown()).isFalse();
        assertThat(timed.getQueue()).isEmpty();
        assertThatThrownBy(() -> scheduler.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void asExecutorService_hasALifeOfItsOwn() throws Exception {
        var view = Scheduler.of(timed).asExecutorService();
        assertThat(view.submit(() -> "value").get()).isEqualTo("value");
        view.shutdown();
        assertThat(view.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(timed.isShutdown()).isFalse();
    }
}
