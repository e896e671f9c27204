package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ElasticTest {
    private static final int MOST = 4;

    private final CountDownLatch release = new CountDownLatch(1);
    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
            .threads(1)
            .elasticThreads(MOST)
            .elasticKeepAlive(Duration.ofMillis(1))
            .build();
    private final Scheduler elastic = scheduler.elastic();

    @AfterEach
    void close() {
        release.countDown();
        scheduler.close();
    }

    private void block(int count, CountDownLatch ended) {
        for (int i = 0; i < count; i++) {
            elastic.schedule(() -> {
                Await.zero(release);
                ended.countDown();
            });
        }
    }

    @Test
    void thousandBlockedTasks_delayNoTaskOfThePool() {
        CountDownLatch ended = new CountDownLatch(1_000);
        block(1_000, ended);
        for (long delay : new long[] {0, 1, 1_000_000}) {
            ProbeNode direct = new ProbeNode();
            ProbeNode ofWorker = new ProbeNode();
            scheduler.submit(direct, delay);
            scheduler.createWorker().submit(ofWorker, delay);
            Await.value(direct.settled);
            Await.value(ofWorker.settled);
        }
        assertThat(ended.getCount()).isEqualTo(1_000);
        release.countDown();
        Await.zero(ended);
    }

    @Test
    void snapshot_countsThreadsAndWaitingTasks() {
        CountDownLatch ended = new CountDownLatch(10);
        block(10, ended);
        Await.until(() -> scheduler.snapshot().elasticTasks() == 10 - MOST);
        elastic.submit(new ProbeNode(), Long.MAX_VALUE);
        scheduler.submit(new ProbeNode(), Long.MAX_VALUE);
        scheduler.createWorker().submit(new ProbeNode(), Long.MAX_VALUE);
        Await.until(() -> scheduler.snapshot().idleThreads() == 1);
        assertThat(scheduler.snapshot()).isEqualTo(new PoolSnapshot(1, 1, 0, 3, MOST, 10 - MOST));
        CompletableFuture<Void> held = new CompletableFuture<>();
        scheduler.schedule(() -> {
            held.complete(null);
            Await.zero(release);
        });
        Await.value(held);
        for (int i = 0; i < 300; i++) {
            scheduler.submit(new ProbeNode());
        }
        assertThat(scheduler.snapshot()).isEqualTo(new PoolSnapshot(1, 0, 300, 3, MOST, 10 - MOST));
        scheduler.close();
        assertThat(scheduler.snapshot()).extracting(PoolSnapshot::readyTasks, PoolSnapshot::timers, PoolSnapshot::elasticTasks)
                .containsExactly(0, 0, 0);
    }

    @Test
    void keepAlive_endsThreadsAndNewOnesComeWhenNeeded() {
        for (int round = 0; round < 20; round++) {
            ProbeNode probe = new ProbeNode();
            elastic.submit(probe);
            Await.value(probe.settled);
            Await.until(() -> scheduler.snapshot().elasticThreads() == 0);
        }
    }

    @Test
    void order_oneThread_isThatOfSubmission() {
        try (ThreadPoolScheduler single =
                ThreadPoolScheduler.builder().threads(1).elasticThreads(1).build()) {
            List<Integer> order = new ArrayList<>();
            CountDownLatch all = new CountDownLatch(100);
            for (int i = 0; i < 100; i++) {
                int number = i;
                single.elastic().schedule(() -> {
                    order.add(number);
                    all.countDown();
                });
            }
            Await.zero(all);
            assertThat(order).isSorted().hasSize(100);
        }
    }

    private List<Reference<ProbeNode>> probes(boolean cancel, long delay) {
        List<Reference<ProbeNode>> watched = new ArrayList<>();
        for (Scheduler side : List.of(elastic, elastic.createWorker(), scheduler, scheduler.createWorker())) {
            ProbeNode probe = new ProbeNode();
            side.submit(probe, delay);
            if (cancel) {
                probe.cancel();
            }
            Await.value(probe.settled);
            watched.add(new WeakReference<>(probe));
        }
        return watched;
    }

    @Test
    void whatHasRun_isUnreachable() {
        Await.unreachable(probes(false, 0));
        Await.unreachable(probes(false, 1));
    }

    @Test
    void cancelledTimers_areUnreachable() {
        Await.unreachable(probes(true, Duration.ofDays(1).toNanos()));
    }

    @Test
    void cancelledTaskBehindBlockedOnes_isUnreachableAtOnce() {
        block(MOST, new CountDownLatch(MOST));
        Await.unreachable(cancelledWhileQueued());
        assertThat(scheduler.snapshot().elasticTasks()).isOne();
    }

    private List<Reference<ProbeNode>> cancelledWhileQueued() {
        Await.until(() -> scheduler.snapshot().elasticTasks() == 0);
        ProbeNode probe = new ProbeNode();
        elastic.submit(probe);
        elastic.submit(new ProbeNode());
        probe.cancel();
        return List.of(new WeakReference<>(probe));
    }
}
