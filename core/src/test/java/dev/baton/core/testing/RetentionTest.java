package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Cancellable;
import dev.baton.core.Worker;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has run or was cancelled must be unreachable from the scheduler. */
final class RetentionTest {
    private static final int CHAIN = 10_000_000;
    private static final int TIMERS = 1_000_000;

    @Test
    void chain_tenMillionSelfResubmittingTasks_leavesNothingReachable() {
        TestScheduler scheduler = TestScheduler.create();
        Hop hop = new Hop(scheduler, CHAIN);
        hop.watched.add(new WeakReference<>(scheduler.schedule(hop)));
        scheduler.runUntilIdle();
        assertThat(hop.left).isZero();
        assertUnreachable(hop.watched);
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void timers_aMillionHalfOfThemCancelled_leaveNothingReachable() {
        TestScheduler scheduler = TestScheduler.create();
        List<WeakReference<Cancellable>> watched = new ArrayList<>();
        int[] ran = new int[1];
        List<Cancellable> cancelled = new ArrayList<>();
        for (int i = 0; i < TIMERS; i++) {
            long delay = 1 + (i * 7919L) % 1_000_003;
            Cancellable timer = scheduler.scheduleAfter(Duration.ofNanos(delay), () -> ran[0]++);
            if (i % 2 == 0) {
                cancelled.add(timer);
            }
            if (i % 10_000 < 2) {
                watched.add(new WeakReference<>(timer));
            }
        }
        cancelled.forEach(Cancellable::cancel);
        cancelled.clear();
        assertThat(scheduler.pendingTasks()).hasSize(TIMERS / 2);
        scheduler.runUntilIdle();
        assertThat(ran[0]).isEqualTo(TIMERS / 2);
        assertUnreachable(watched);
    }

    @Test
    void cancelled_timerQueuedAndLaneTask_areUnreachableAtOnce() {
        TestScheduler scheduler = TestScheduler.create();
        Worker worker = scheduler.createWorker();
        assertUnreachable(cancelOneOfEachKind(scheduler, worker));
        assertThat(scheduler.pendingTasks()).isEmpty();
        assertThat(worker.isClosed()).isFalse();
    }

    private static List<WeakReference<Cancellable>> cancelOneOfEachKind(TestScheduler scheduler, Worker worker) {
        List<Cancellable> tasks = List.of(
                scheduler.scheduleAfter(Duration.ofSeconds(1), () -> {}),
                scheduler.schedule(() -> {}),
                worker.schedule(() -> {}),
                worker.scheduleAfter(Duration.ofSeconds(1), () -> {}),
                scheduler.foreground().createWorker().schedule(() -> {}),
                scheduler.spawn(() -> "x"));
        List<WeakReference<Cancellable>> watched = new ArrayList<>();
        for (Cancellable task : tasks) {
            watched.add(new WeakReference<>(task));
            task.cancel();
        }
        return watched;
    }

    @Test
    void closedWorker_itsTimers_areUnreachableAtOnce() {
        TestScheduler scheduler = TestScheduler.create();
        Worker worker = scheduler.createWorker();
        List<WeakReference<Cancellable>> watched = new ArrayList<>();
        watched.add(new WeakReference<>(worker.scheduleAfter(Duration.ofSeconds(1), () -> {})));
        watched.add(new WeakReference<>(worker.schedule(() -> {})));
        worker.close();
        assertUnreachable(watched);
    }

    /** Collects garbage until the references are cleared; a retained object fails this within a bound. */
    private static void assertUnreachable(List<? extends WeakReference<?>> watched) {
        for (int attempt = 0; attempt < 50 && watched.stream().anyMatch(ref -> ref.get() != null); attempt++) {
            System.gc();
            awaitCollector();
        }
        assertThat(watched).allMatch(reference -> reference.get() == null);
    }

    private static void awaitCollector() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> sentinel = new WeakReference<>(new Object(), queue);
        System.gc();
        try {
            assertThat(queue.remove(10_000)).isSameAs(sentinel);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Hop implements Runnable {
        private final TestScheduler scheduler;
        private final List<WeakReference<Cancellable>> watched = new ArrayList<>();
        private int left;

        Hop(TestScheduler scheduler, int hops) {
            this.scheduler = scheduler;
            this.left = hops;
        }

        @Override
        public void run() {
            if (--left > 0) {
                Cancellable next = scheduler.schedule(this);
                if (left % 1_000_000 == 0) {
                    watched.add(new WeakReference<>(next));
                }
            }
        }
    }
}
