package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Task;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BackgroundTest {
    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(4);

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void schedule_fromSeveralThreads_runsEverythingOnce() {
        List<ProbeNode> probes = new ArrayList<>();
        List<Thread> submitters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<ProbeNode> own = new ArrayList<>();
            for (int k = 0; k < 10_000; k++) {
                own.add(new ProbeNode());
            }
            probes.addAll(own);
            submitters.add(new Thread(() -> own.forEach(scheduler::submit)));
        }
        submitters.forEach(Thread::start);
        probes.forEach(probe -> Await.value(probe.settled));
        submitters.forEach(Await::end);
        assertThat(probes).allMatch(probe -> probe.runs.get() == 1 && probe.cancellations.get() == 0);
    }

    @Test
    void schedule_asManyTasksAsThreads_runAtTheSameTime() {
        CyclicBarrier allFour = new CyclicBarrier(4);
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(scheduler.spawn(() -> allFour.await(60, TimeUnit.SECONDS)));
        }
        assertThat(tasks.stream().map(Await::value)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void schedule_oneThread_beginsInOrderOfSubmissionWhateverTheLabel() {
        try (ThreadPoolScheduler single = ThreadPoolScheduler.create(1)) {
            CountDownLatch submitted = new CountDownLatch(1);
            List<Integer> ran = new ArrayList<>();
            TaskLabel[] labels = {TaskLabel.of("a"), TaskLabel.of("b")};
            single.schedule(() -> Await.zero(submitted));
            for (int i = 0; i < 100; i++) {
                int number = i;
                single.scheduleLabeled(() -> ran.add(number), labels[i % 2]);
            }
            Task<List<Integer>> all = single.spawn(() -> List.copyOf(ran));
            submitted.countDown();
            assertThat(Await.value(all)).hasSize(100).isSorted();
        }
    }

    @Test
    void labeled_carriesItsLabel() {
        TaskLabel label = TaskLabel.of("import");
        ProbeNode probe = new ProbeNode();
        scheduler.labeled(label).submit(probe);
        Await.value(probe.settled);
        assertThat(probe.label()).isEqualTo(label);
    }

    @Test
    void spawn_join_returnsTheValue() {
        Task<Integer> task = scheduler.spawn(() -> scheduler.spawn(() -> 20).join() + 1);
        assertThat(task.thenApplyAsync(value -> value * 2).join()).isEqualTo(42);
    }

    @Test
    void spawnAsync_isDoneWhenTheStageIs() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Task<String> task = scheduler.spawnAsync(() -> stage);
        scheduler.schedule(() -> stage.complete("done"));
        assertThat(Await.value(task)).isEqualTo("done");
    }

    @Test
    void cancel_waitingTask_neverBegins() {
        try (ThreadPoolScheduler single = ThreadPoolScheduler.create(1)) {
            CountDownLatch cancelled = new CountDownLatch(1);
            List<String> ran = new ArrayList<>();
            single.schedule(() -> Await.zero(cancelled));
            Cancellable victim = single.schedule(() -> ran.add("victim"));
            assertThat(victim.cancel()).isTrue();
            assertThat(victim.cancel()).isFalse();
            cancelled.countDown();
            assertThat(Await.value(single.spawn(() -> List.copyOf(ran)))).isEmpty();
        }
    }

    @Test
    void submit_cancelledBefore_isNotAccepted() {
        ProbeNode probe = new ProbeNode();
        probe.cancel();
        scheduler.submit(probe);
        scheduler.submit(probe, 1);
        assertThat(probe.outcomes()).isOne();
    }

    @Test
    void submit_twice_isRefusedNamingTheTask() {
        TaskNode probe = new ProbeNode();
        scheduler.submit(probe, Long.MAX_VALUE);
        assertThatThrownBy(() -> scheduler.submit(probe))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("probe");
    }

    @Test
    void submit_null_namesTheArgument() {
        assertThatNullPointerException().isThrownBy(() -> scheduler.submit(null)).withMessage("task");
        assertThatNullPointerException().isThrownBy(() -> scheduler.submit(null, 1)).withMessage("task");
        assertThatNullPointerException().isThrownBy(() -> scheduler.submitForeground(null, 0)).withMessage("task");
        assertThatNullPointerException().isThrownBy(() -> scheduler.park(null)).withMessage("timeout");
        assertThatNullPointerException().isThrownBy(() -> scheduler.reportError(null)).withMessage("error");
    }

    @Test
    void foreground_withoutMainLoop_isUnsupported() {
        assertThat(scheduler.isMainThread()).isFalse();
        assertThatThrownBy(() -> scheduler.scheduleForeground(() -> {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(scheduler.toString());
    }

    @Test
    void interrupt_ofOneTask_doesNotReachTheNext() {
        try (ThreadPoolScheduler single = ThreadPoolScheduler.create(1)) {
            single.schedule(() -> Thread.currentThread().interrupt());
            assertThat(Await.value(single.spawn(Thread::interrupted))).isFalse();
        }
    }
}
