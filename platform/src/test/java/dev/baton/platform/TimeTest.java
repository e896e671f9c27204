package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Cancellable;
import dev.baton.core.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TimeTest {
    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();

    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(2);

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void nanoTime_neverRunsBack() {
        long first = scheduler.nanoTime();
        assertThat(first).isNotNegative();
        assertThat(scheduler.nanoTime()).isGreaterThanOrEqualTo(first);
    }

    @Test
    void scheduleAfter_neverEarly() {
        List<CompletableFuture<Long>> lateness = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            CompletableFuture<Long> late = new CompletableFuture<>();
            long delay = 20 * MILLISECOND - i * 97_001L;
            long submitted = System.nanoTime();
            scheduler.scheduleAfter(
                    Duration.ofNanos(delay), () -> late.complete(System.nanoTime() - submitted - delay));
            lateness.add(late);
        }
        for (CompletableFuture<Long> late : lateness) {
            assertThat(Await.value(late)).isNotNegative();
        }
    }

    @Test
    void scheduleAfter_dueBeforeTheFirstTimer_wakesTheTimerThread() {
        scheduler.scheduleAfter(Duration.ofDays(1), () -> {});
        for (int i = 0; i < 100; i++) {
            Await.value(scheduler.timer(Duration.ofNanos(100_000)));
        }
    }

    @Test
    void scheduleAfter_zeroOrNegative_runsAsSoonAsPossible() {
        CountDownLatch both = new CountDownLatch(2);
        scheduler.scheduleAfter(Duration.ZERO, both::countDown);
        scheduler.scheduleAfter(Duration.ofDays(-1), both::countDown);
        Await.zero(both);
    }

    @Test
    void scheduleAfter_oneThread_runsInOrderOfDueTime() {
        try (ThreadPoolScheduler single = ThreadPoolScheduler.create(1)) {
            CountDownLatch due = new CountDownLatch(1);
            List<Integer> ran = new ArrayList<>();
            single.schedule(() -> Await.zero(due)); // several become due meanwhile
            for (int i = 1; i <= 100; i++) {
                int number = i;
                single.scheduleAfter(Duration.ofNanos(100_000L * i), () -> ran.add(number));
            }
            Task<List<Integer>> all = single.spawnAsync(
                    () -> single.timer(Duration.ofMillis(11)).thenApply(ignored -> List.copyOf(ran)));
            due.countDown();
            assertThat(Await.value(all)).hasSize(100).isSorted();
        }
    }

    @Test
    void scheduleAfter_saturated_neverFiresAndIsPendingUntilClose() {
        ProbeNode never = new ProbeNode();
        scheduler.submit(never, Long.MAX_VALUE);
        Cancellable centuries = scheduler.scheduleAfter(Duration.ofSeconds(Long.MAX_VALUE), never::cancel);
        Await.value(scheduler.timer(Duration.ofMillis(1)));
        assertThat(never.isDone()).isFalse();
        scheduler.close();
        assertThat(never.isCancelled()).isTrue();
        assertThat(never.runs).hasValue(0);
        assertThat(centuries.isCancelled()).isTrue();
    }

    @Test
    void schedulePeriodically_runNumberKNeverBeforeItsDueTime() {
        CountDownLatch enough = new CountDownLatch(50);
        List<Long> times = new ArrayList<>();
        long start = System.nanoTime();
        Cancellable periodic = scheduler.schedulePeriodically(Duration.ofMillis(3), Duration.ofMillis(1), () -> {
            if (times.size() < 50) {
                times.add(System.nanoTime() - start);
                enough.countDown();
            }
        });
        Await.zero(enough);
        periodic.cancel();
        for (int k = 0; k < 50; k++) {
            assertThat(times.get(k)).as("run %d", k).isGreaterThanOrEqualTo((3 + k) * MILLISECOND);
        }
    }

    @Test
    void schedulePeriodically_cancelledInside_doesNotRunAgain() {
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Cancellable> handle = new CompletableFuture<>();
        List<Integer> runs = new ArrayList<>();
        handle.complete(scheduler.schedulePeriodically(Duration.ZERO, Duration.ofNanos(1), () -> {
            runs.add(runs.size());
            if (runs.size() == 20) {
                assertThat(Await.value(handle).cancel()).isTrue();
                cancelled.countDown();
            }
        }));
        Await.zero(cancelled);
        Await.value(scheduler.timer(Duration.ofMillis(5))); // the next thousands of runs would be due by now
        assertThat(runs).hasSize(20);
        assertThat(Await.value(handle).isDone()).isTrue();
    }

    @Test
    void schedulePeriodically_throwing_ends() {
        CompletableFuture<Throwable> error = new CompletableFuture<>();
        try (ThreadPoolScheduler pool =
                ThreadPoolScheduler.builder().threads(1).errorHandler(error::complete).build()) {
            IllegalStateException thrown = new IllegalStateException("in a period");
            Cancellable periodic = pool.schedulePeriodically(Duration.ZERO, Duration.ofNanos(1), () -> {
                throw thrown;
            });
            assertThat(Await.value(error)).isSameAs(thrown);
            Await.value(pool.timer(Duration.ofMillis(1)));
            assertThat(periodic.isDone()).isTrue();
        }
    }
}
