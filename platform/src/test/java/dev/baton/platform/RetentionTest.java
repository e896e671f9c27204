package dev.baton.platform;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has run or was cancelled must be unreachable from the scheduler. */
final class RetentionTest {
    private final MainLoop loop = MainLoop.create();
    private final ThreadPoolScheduler scheduler =
            ThreadPoolScheduler.builder().threads(1).foreground(loop).build();

    @AfterEach
    void close() {
        scheduler.close();
    }

    private static Cancellable timer(Scheduler on, long seconds) {
        return on.scheduleAfter(Duration.ofSeconds(seconds), () -> {});
    }

    /** Cancels one timer among others; a method of its own, so that no variable keeps it reachable. */
    private WeakReference<TaskNode> cancelledTimer(Scheduler on) {
        timer(on, 1_000);
        ProbeNode victim = new ProbeNode();
        on.submit(victim, Duration.ofSeconds(999).toNanos());
        timer(on, 998);
        WeakReference<TaskNode> watched = new WeakReference<>(victim);
        victim.cancel();
        return watched;
    }

    @Test
    void cancelledTimer_background_isUnreachable() {
        Await.unreachable(List.of(cancelledTimer(scheduler)));
    }

    @Test
    void cancelledTimer_worker_isUnreachable() {
        Await.unreachable(List.of(cancelledTimer(scheduler.createWorker())));
    }

    @Test
    void cancelledTimer_foreground_isUnreachable() {
        Await.unreachable(List.of(cancelledTimer(scheduler.foreground())));
    }

    @Test
    void cancelledTimer_foregroundWorker_isUnreachable() {
        Await.unreachable(List.of(cancelledTimer(scheduler.foreground().createWorker())));
    }

    @Test
    void finishedTask_idleThread_isUnreachable() {
        Await.unreachable(List.of(finished()));
    }

    private WeakReference<TaskNode> finished() {
        ProbeNode probe = new ProbeNode();
        scheduler.submit(probe);
        Await.value(probe.settled);
        return new WeakReference<>(probe);
    }
}
