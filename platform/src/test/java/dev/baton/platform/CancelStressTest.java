package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Cancellable;
import dev.baton.core.PeriodicTaskNode;
import dev.baton.core.Scheduler;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cancellations race with timers that fire and with periodic tasks that are between two runs. */
final class CancelStressTest {
    private static final int ROUNDS = 5_000;

    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(2);

    @AfterEach
    void close() {
        scheduler.close();
    }

    private static void cancelWhileFiring(Scheduler target) {
        for (int round = 0; round < ROUNDS; round++) {
            ProbeNode probe = new ProbeNode();
            target.submit(probe, 1 + round % 50 * 1_000L);
            boolean cancelled = probe.cancel();
            Await.value(probe.settled);
            assertThat(probe.runs).hasValue(cancelled ? 0 : 1);
        }
    }

    @Test
    void cancel_whileTheTimerFires_runsOrIsCancelled() {
        cancelWhileFiring(scheduler);
    }

    @Test
    void cancel_whileTheTimerOfAWorkerFires_runsOrIsCancelled() {
        cancelWhileFiring(scheduler.createWorker());
    }

    private static void cancelBetweenRuns(Scheduler target) {
        List<Reference<Object>> watched = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            watched.add(new WeakReference<>(cancelledBetweenRuns(target)));
        }
        Await.unreachable(watched);
    }

    @Test
    void cancel_periodicBetweenTwoRuns_isUnreachable() {
        cancelBetweenRuns(scheduler);
    }

    @Test
    void cancel_periodicOfAWorkerBetweenTwoRuns_isUnreachable() {
        cancelBetweenRuns(scheduler.createWorker());
    }

    /** A task that is all the time between running and pending must still hear its one cancellation. */
    private static void cancelWithoutPause(Scheduler target) {
        for (int round = 0; round < ROUNDS; round++) {
            AtomicInteger runs = new AtomicInteger();
            Cancellable ticks = target.schedulePeriodically(Duration.ZERO, Duration.ZERO, runs::incrementAndGet);
            int enough = round % 20;
            Await.until(() -> runs.get() > enough);
            assertThat(ticks.cancel()).isTrue();
            assertThat(ticks.isCancelled()).isTrue();
        }
    }

    @Test
    void cancel_periodicWithoutPause_isNeverLost() {
        cancelWithoutPause(scheduler);
    }

    @Test
    void cancel_periodicOfAWorkerWithoutPause_isNeverLost() {
        cancelWithoutPause(scheduler.createWorker());
    }

    /** Cancels a periodic task just when its first run ends and it is about to be queued for a day. */
    private static PeriodicTaskNode cancelledBetweenRuns(Scheduler target) {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        PeriodicTaskNode periodic = new PeriodicTaskNode(target, Duration.ofDays(1).toNanos()) {
            @Override
            protected void runBody() {
                runs.incrementAndGet();
                ended.countDown();
            }
        };
        periodic.start(0);
        Await.zero(ended);
        periodic.cancel();
        assertThat(runs).hasValue(1);
        return periodic;
    }
}
