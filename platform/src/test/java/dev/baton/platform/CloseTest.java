package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Task;
import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CloseTest {
    private final List<Throwable> errors = new ArrayList<>();
    private final MainLoop loop = MainLoop.create();
    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
            .threads(1)
            .foreground(loop)
            .errorHandler(errors::add)
            .build();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        scheduler.close();
    }

    /** Keeps the only thread busy until {@link #release}; returns that thread. */
    private Thread occupy() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        scheduler.schedule(() -> {
            thread.complete(Thread.currentThread());
            Await.zero(release);
        });
        return Await.value(thread);
    }

    @Test
    void close_rejectsNamingTaskSchedulerAndWayOut() {
        scheduler.close();
        for (Runnable submission : new Runnable[] {
            () -> scheduler.submit(new ProbeNode()),
            () -> scheduler.submit(new ProbeNode(), 1),
            () -> scheduler.submitForeground(new ProbeNode(), 0),
            () -> scheduler.submitForeground(new ProbeNode(), 1)
        }) {
            assertThatThrownBy(submission::run)
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("Task probe was rejected: ThreadPoolScheduler(baton, 1 thread) is closed. "
                            + "Submit before close(), or to a scheduler that is still open");
        }
        assertThatThrownBy(() -> scheduler.createWorker().schedule(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> scheduler.spawn(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void close_cancelsEverythingThatHasNotBegun() {
        occupy();
        List<ProbeNode> probes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            probes.add(new ProbeNode());
        }
        scheduler.submit(probes.get(0));
        scheduler.submit(probes.get(1), Duration.ofDays(1).toNanos());
        scheduler.submitForeground(probes.get(2), 0);
        scheduler.submitForeground(probes.get(3), Duration.ofDays(1).toNanos());
        scheduler.createWorker().submit(probes.get(4));
        scheduler.createWorker().submit(probes.get(5), Duration.ofDays(1).toNanos());
        Task<Integer> spawned = scheduler.spawn(() -> 1);
        scheduler.close();
        assertThat(probes).allMatch(probe -> probe.isCancelled() && probe.outcomes() == 1);
        assertThat(spawned).isCancelled();
    }

    @Test
    void close_letsTheRunningTaskFinishAndEndsTheThreads() {
        Thread thread = occupy();
        scheduler.close();
        assertThat(thread.isAlive()).isTrue();
        release.countDown();
        Await.end(thread);
    }

    @Test
    void close_busyLane_cancelsWhatWaitsInIt() {
        Worker worker = scheduler.createWorker();
        CountDownLatch begun = new CountDownLatch(1);
        worker.schedule(() -> {
            begun.countDown();
            Await.zero(release);
        });
        ProbeNode waiting = new ProbeNode();
        worker.submit(waiting);
        Await.zero(begun);
        scheduler.close();
        assertThat(waiting.isCancelled()).isTrue(); // at once, and not when the running task has ended
        release.countDown();
        Await.value(waiting.settled);
        assertThat(waiting.runs).hasValue(0);
    }

    @Test
    void close_twice_doesNothing() {
        scheduler.close();
        scheduler.close();
        assertThat(errors).isEmpty();
    }

    @Test
    void close_insideATask_cancelsTheOthersAndReturns() {
        ProbeNode delayed = new ProbeNode();
        scheduler.submit(delayed, Long.MAX_VALUE);
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        scheduler.schedule(() -> {
            scheduler.close();
            cancelled.complete(delayed.isCancelled());
        });
        assertThat(Await.value(cancelled)).isTrue();
    }

    @Test
    void close_insideAForegroundTask_cancelsTheOthersAndReturns() {
        ProbeNode later = new ProbeNode();
        scheduler.scheduleForeground(scheduler::close);
        scheduler.submitForeground(later, 0);
        assertThat(loop.runUntil(later::isDone)).isTrue();
        assertThat(later.isCancelled()).isTrue();
    }

    @Test
    void close_insideAPeriodicTask_endsIt() {
        Cancellable periodic = scheduler.schedulePeriodically(Duration.ZERO, Duration.ZERO, scheduler::close);
        assertThat(loop.runUntil(periodic::isDone)).isTrue();
        assertThat(periodic.isCancelled()).isTrue();
    }

    @Test
    void close_taskSubmittingWhenCancelled_isRejectedAndTheOthersAreCancelled() {
        occupy();
        scheduler.submit(new TaskNode() {
            @Override
            protected void execute() {}

            @Override
            protected void onCancel(boolean begun) {
                scheduler.schedule(() -> {});
            }
        });
        ProbeNode behind = new ProbeNode();
        scheduler.submit(behind);
        scheduler.close();
        assertThat(behind.isCancelled()).isTrue();
        assertThat(errors).singleElement().isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void close_sharedMainLoop_leavesTheOtherSchedulersTasks() {
        List<String> ran = new ArrayList<>();
        try (ThreadPoolScheduler other =
                ThreadPoolScheduler.builder().threads(1).foreground(loop).build()) {
            scheduler.scheduleForeground(() -> ran.add("closed"));
            other.scheduleForeground(() -> ran.add("open"));
            other.scheduleForeground(loop::quit);
            scheduler.close();
            loop.run();
        }
        assertThat(ran).containsExactly("open");
    }
}
