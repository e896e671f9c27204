package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.Task;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ForegroundTest {
    private final MainLoop loop = MainLoop.create();
    private final List<Throwable> errors = new ArrayList<>();
    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
            .threads(3)
            .foreground(loop)
            .errorHandler(errors::add)
            .build();
    private final List<Integer> ran = new ArrayList<>(); // the main thread alone uses it

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void scheduleForeground_runsOnTheMainThreadInOrder() {
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            scheduler.scheduleForeground(() -> ran.add(scheduler.isMainThread() ? number : -1));
        }
        loop.runUntil(() -> ran.size() == 1_000);
        assertThat(ran).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void scheduleForeground_fromBackgroundTasks_answersOnTheMainThread() {
        Set<Thread> threads = new HashSet<>();
        AtomicInteger answers = new AtomicInteger();
        for (int i = 0; i < 300; i++) {
            scheduler.schedule(() -> scheduler.scheduleForeground(() -> {
                threads.add(Thread.currentThread());
                answers.incrementAndGet();
            }));
        }
        loop.runUntil(() -> answers.get() == 300);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void isMainThread_isFalseInTheBackgroundAndOutsideTheLoop() {
        Task<Boolean> background = scheduler.spawn(scheduler::isMainThread);
        assertThat(loop.runUntil(background::isDone)).isTrue();
        assertThat(background.join()).isFalse();
        assertThat(scheduler.isMainThread()).isFalse();
    }

    @Test
    void submitForeground_delayed_isNeverEarlyAndKeepsTheOrderOfEqualDelays() {
        long delay = Duration.ofMillis(5).toNanos();
        AtomicInteger early = new AtomicInteger();
        Scheduler foreground = scheduler.foreground();
        for (int i = 0; i < 200; i++) {
            int number = i;
            long submitted = System.nanoTime();
            foreground.scheduleAfter(Duration.ofNanos(delay), () -> {
                early.addAndGet(System.nanoTime() - submitted < delay ? 1 : 0);
                ran.add(number);
            });
        }
        loop.runUntil(() -> ran.size() == 200);
        assertThat(early).hasValue(0);
        assertThat(ran).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void submitForeground_delayed_takesItsPlaceWhenItBecomesDue() {
        ManualForeground manual = new ManualForeground();
        try (ThreadPoolScheduler paired =
                ThreadPoolScheduler.builder().threads(1).foreground(manual).build()) {
            boolean inTime = submitBehindADelayedOne(paired);
            Await.until(() -> manual.turns() == 2);
            paired.scheduleForeground(() -> ran.add(3));
            manual.takeTurns();
            assertThat(ran.subList(0, 2)).containsExactlyInAnyOrder(1, 2);
            assertThat(ran.get(2)).isEqualTo(3);
            assertThat(ran.get(0) == 1 || !inTime).as("the task that was not delayed came first").isTrue();
        }
    }

    /** Returns false if this thread lost its processor, and the delayed task may have been due first. */
    private boolean submitBehindADelayedOne(ThreadPoolScheduler paired) {
        long delay = Duration.ofMillis(50).toNanos();
        long submitted = System.nanoTime();
        paired.foreground().scheduleAfter(Duration.ofNanos(delay), () -> ran.add(2));
        paired.scheduleForeground(() -> ran.add(1));
        return System.nanoTime() - submitted < delay;
    }

    @Test
    void cancel_delayedForegroundTask_asksForNoTurn() {
        ManualForeground manual = new ManualForeground();
        try (ThreadPoolScheduler paired =
                ThreadPoolScheduler.builder().threads(1).foreground(manual).build()) {
            Cancellable first = paired.foreground().scheduleAfter(Duration.ofMillis(1), () -> ran.add(-1));
            assertThat(first.cancel()).isTrue();
            paired.foreground().scheduleAfter(Duration.ofMillis(2), () -> ran.add(1));
            Await.until(() -> manual.turns() > 0);
            manual.takeTurns();
        }
        assertThat(ran).containsExactly(1);
    }

    @Test
    void submitForeground_dueBeforeTheFirstTimer_wakesTheLoop() {
        scheduler.foreground().scheduleAfter(Duration.ofDays(1), () -> ran.add(-1));
        scheduler.schedule(() -> scheduler.foreground().scheduleAfter(Duration.ofMillis(1), loop::quit));
        loop.run();
        assertThat(ran).isEmpty();
    }

    @Test
    void worker_foreground_keepsOrderAndClosesItsOwnTasksOnly() {
        Worker closed = scheduler.foreground().createWorker();
        Worker open = scheduler.foreground().createWorker();
        for (int i = 0; i < 10; i++) {
            int number = i;
            closed.schedule(() -> ran.add(-1));
            open.schedule(() -> ran.add(number));
        }
        closed.close();
        loop.runUntil(() -> ran.size() == 10);
        assertThat(ran).isEqualTo(IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void schedulePeriodically_foreground_runsOnTheMainThreadUntilCancelled() {
        Cancellable periodic = scheduler.foreground().schedulePeriodically(
                Duration.ZERO, Duration.ofNanos(1), () -> ran.add(scheduler.isMainThread() ? 1 : 0));
        loop.runUntil(() -> ran.size() == 10);
        periodic.cancel();
        scheduler.foreground().scheduleAfter(Duration.ofMillis(1), loop::quit);
        loop.run();
        assertThat(ran).hasSize(10).containsOnly(1);
    }

    @Test
    void scheduleForeground_throwing_reachesTheHandlerAndTheLoopGoesOn() {
        Error thrown = new LinkageError("in the foreground");
        scheduler.scheduleForeground(() -> {
            throw thrown;
        });
        scheduler.scheduleForeground(() -> ran.add(1));
        loop.runUntil(() -> !ran.isEmpty());
        assertThat(errors).containsExactly(thrown);
    }

    @Test
    void cancel_foregroundTask_neverBegins() {
        Cancellable victim = scheduler.scheduleForeground(() -> ran.add(-1));
        scheduler.scheduleForeground(() -> ran.add(1));
        assertThat(victim.cancel()).isTrue();
        loop.runUntil(() -> !ran.isEmpty());
        assertThat(ran).containsExactly(1);
    }

    @Test
    void spawnForeground_computesOnTheMainThread() {
        Task<Boolean> onMain = scheduler.spawnForeground(scheduler::isMainThread);
        assertThat(loop.runUntil(onMain::isDone)).isTrue();
        assertThat(onMain.join()).isTrue();
    }
}
