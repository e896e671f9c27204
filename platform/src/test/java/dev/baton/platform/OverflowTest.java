package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread, which is held, and room for two tasks that wait. */
final class OverflowTest {
    private static final int LIMIT = 2;

    private final List<Throwable> errors = new ArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private ThreadPoolScheduler scheduler = full(Overflow.REJECT);

    private ThreadPoolScheduler full(Overflow overflow) {
        ThreadPoolScheduler made = ThreadPoolScheduler.builder()
                .threads(1)
                .queueLimit(LIMIT)
                .overflow(overflow)
                .errorHandler(errors::add)
                .build();
        CompletableFuture<Void> held = new CompletableFuture<>();
        made.schedule(() -> {
            held.complete(null);
            Await.zero(release);
        });
        Await.value(held);
        return made;
    }

    private void runInCaller() {
        scheduler.close();
        scheduler = full(Overflow.RUN_IN_CALLER);
    }

    private List<ProbeNode> fill() {
        List<ProbeNode> waiting = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            waiting.add(new ProbeNode());
            scheduler.submit(waiting.get(i));
        }
        return waiting;
    }

    @AfterEach
    void close() {
        release.countDown();
        scheduler.close();
    }

    @Test
    void reject_beyondTheLimit_namesTaskLimitAndWaysOut() {
        List<ProbeNode> waiting = fill();
        ProbeNode tooMany = new ProbeNode();
        assertThatThrownBy(() -> scheduler.submit(tooMany))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContainingAll("probe", "2 tasks wait", "queueLimit", "RUN_IN_CALLER");
        release.countDown();
        waiting.forEach(probe -> Await.value(probe.settled));
        scheduler.submit(tooMany); // it was given back
        Await.value(tooMany.settled);
        assertThat(tooMany.runs).hasValue(1);
    }

    @Test
    void reject_timers_areNotLimited() {
        fill();
        ProbeNode delayed = new ProbeNode();
        scheduler.submit(delayed, 1);
        release.countDown();
        Await.value(delayed.settled);
        assertThat(delayed.runs).hasValue(1);
    }

    @Test
    void reject_whatRunningTasksSubmit_isNotLimited() {
        CountDownLatch all = new CountDownLatch(100);
        scheduler.schedule(() -> {
            for (int i = 0; i < 100; i++) {
                scheduler.schedule(all::countDown);
            }
        });
        release.countDown();
        Await.zero(all);
    }

    @Test
    void reject_cancelledTask_makesRoomOnceAThreadComesToIt() {
        fill().forEach(ProbeNode::cancel);
        release.countDown();
        Await.until(() -> scheduler.snapshot().readyTasks() == 0);
        for (int i = 0; i < 100; i++) {
            fill().forEach(probe -> Await.value(probe.settled));
        }
    }

    @Test
    void reject_worker_countsAsOneTask() {
        Worker worker = scheduler.createWorker();
        List<ProbeNode> probes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            probes.add(new ProbeNode());
            worker.submit(probes.get(i));
        }
        scheduler.submit(new ProbeNode());
        assertThatThrownBy(() -> scheduler.createWorker().submit(new ProbeNode()))
                .isInstanceOf(RejectedExecutionException.class);
        release.countDown();
        probes.forEach(probe -> Await.value(probe.settled));
        assertThat(probes).allMatch(probe -> probe.runs.get() == 1);
    }

    @Test
    void runInCaller_beyondTheLimit_runsAtOnce() {
        runInCaller();
        fill();
        CompletableFuture<Thread> ranOn = new CompletableFuture<>();
        scheduler.schedule(() -> ranOn.complete(Thread.currentThread()));
        assertThat(ranOn).isCompletedWithValue(Thread.currentThread());
    }

    @Test
    void runInCaller_throwingTask_isReportedAndSparesTheCaller() {
        runInCaller();
        fill();
        StackOverflowError error = new StackOverflowError();
        scheduler.schedule(() -> {
            throw error;
        });
        assertThat(errors).containsExactly(error);
    }

    /** The caller runs the first batch of a lane; that does not make it responsible for the rest. */
    @Test
    void runInCaller_longLane_goesBackToThePool() {
        runInCaller();
        fill();
        int count = 1_000_000;
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(count);
        Worker worker = scheduler.createWorker();
        worker.schedule(() -> {
            for (int i = 0; i < count; i++) {
                worker.schedule(() -> {
                    ran.incrementAndGet();
                    all.countDown();
                });
            }
        });
        assertThat(ran).hasValueLessThan(100);
        release.countDown();
        Await.zero(all);
        assertThat(errors).isEmpty();
    }

    @Test
    void runInCaller_endlessLane_letsTheCallerGo() {
        runInCaller();
        fill();
        AtomicInteger runs = new AtomicInteger();
        Worker worker = scheduler.createWorker();
        worker.schedulePeriodically(Duration.ZERO, Duration.ZERO, runs::incrementAndGet);
        assertThat(runs).hasValueLessThan(100);
        worker.close();
    }
}
