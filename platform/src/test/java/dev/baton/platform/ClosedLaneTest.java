package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lanes that are closed while tasks wait in them. */
final class ClosedLaneTest {
    private static final long FAR = 1_000_000_000_000L;

    private final CountDownLatch release = new CountDownLatch(1);
    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(1);

    @AfterEach
    void close() {
        release.countDown();
        scheduler.close();
    }

    private void hold(Scheduler on) {
        CountDownLatch held = new CountDownLatch(1);
        on.schedule(() -> {
            held.countDown();
            Await.zero(release);
        });
        Await.zero(held);
    }

    private static List<Reference<TaskNode>> submitMany(Worker worker) {
        List<Reference<TaskNode>> watched = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ProbeNode probe = new ProbeNode();
            worker.submit(probe, i % 2 * FAR);
            watched.add(new WeakReference<>(probe));
        }
        return watched;
    }

    @Test
    void closedScheduler_workerThatIsKept_retainsNoTask() {
        Worker worker = scheduler.createWorker();
        hold(scheduler);
        List<Reference<TaskNode>> watched = submitMany(worker);
        scheduler.close();
        Await.unreachable(watched);
        Reference.reachabilityFence(worker);
    }

    @Test
    void closedScheduler_busyWorkerThatIsKept_retainsNoTask() {
        Worker worker = scheduler.createWorker();
        hold(worker);
        List<Reference<TaskNode>> watched = submitMany(worker);
        scheduler.close();
        release.countDown();
        Await.unreachable(watched);
        Reference.reachabilityFence(worker);
    }

    @Test
    void closedWorkerThatIsKept_retainsNoTask() {
        Worker worker = scheduler.createWorker();
        hold(scheduler);
        List<Reference<TaskNode>> watched = submitMany(worker);
        worker.close();
        release.countDown();
        Await.unreachable(watched);
        Reference.reachabilityFence(worker);
    }

    /** A task that is cancelled because its lane closes may wait for whatever another thread does with that lane. */
    @Test
    void close_whileATimerFires_holdsNothingWhileTasksHearOfIt() {
        hold(scheduler); // else the timer runs before it hears of the closing
        Worker worker = scheduler.createWorker();
        CompletableFuture<Void> heard = new CompletableFuture<>();
        ProbeNode other = new ProbeNode();
        worker.submit(other, FAR);
        TaskNode delayed = new TaskNode() {
            @Override
            protected void execute() {}

            @Override
            protected void onCancel(boolean begun) {
                Thread canceller = new Thread(other::cancel);
                canceller.start();
                Await.end(canceller);
                heard.complete(null);
            }
        };
        worker.submit(delayed, 1);
        worker.submit(new TaskNode() {
            @Override
            protected void execute() {}

            @Override
            protected void onCancel(boolean begun) {
                release.countDown(); // the chain is closed, and now the timer comes
                Await.until(() -> scheduler.snapshot().readyTasks() == 0 && scheduler.snapshot().idleThreads() == 1);
            }
        });
        worker.close();
        Await.value(heard);
        assertThat(delayed.isCancelled()).isTrue();
        assertThat(other.isCancelled()).isTrue();
    }
}
