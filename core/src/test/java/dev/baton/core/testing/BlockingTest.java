package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Scheduler;
import dev.baton.core.Task;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class BlockingTest {
    private final TestScheduler scheduler = TestScheduler.create();

    @Test
    void blockOn_spawnForegroundFromTheBody_returns() {
        assertThat(scheduler.<String>blockOn(scheduler.spawnForeground(() -> "x"))).isEqualTo("x");
    }

    @Test
    void blockOn_timers_movesTheClock() {
        scheduler.blockOn(scheduler.timer(Duration.ofHours(1)));
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void blockOn_failedStage_throwsItsErrorItself() {
        assertThatThrownBy(() -> scheduler.blockOn(scheduler.spawn(() -> {
            throw new java.io.IOException("disk");
        }))).isInstanceOf(java.io.IOException.class).hasMessage("disk");
    }

    @Test
    void blockOn_cancelledStage_throwsThatVeryCancellation() {
        CancellationException mine = new CancellationException("mine");
        CompletableFuture<Void> stage = new CompletableFuture<>();
        stage.completeExceptionally(mine);
        assertThatThrownBy(() -> scheduler.blockOn(stage)).isSameAs(mine);
        assertThatThrownBy(() -> scheduler.blockOn(stage.thenApply(x -> x))).isSameAs(mine);
    }

    @Test
    void blockOn_timeout_leavesTheStageAloneAndItStillCompletes() throws Exception {
        Task<String> slow = scheduler.spawnAsync(() -> scheduler.timer(Duration.ofSeconds(2)).thenApply(done -> "late"));
        assertThatThrownBy(() -> scheduler.blockOn(slow, Duration.ofSeconds(1)))
                .isInstanceOf(TimeoutException.class).hasMessageContaining("1000 ms");
        assertThat(slow).isNotDone();
        assertThat(scheduler.blockOn(slow, Duration.ofSeconds(1))).isEqualTo("late");
    }

    @Test
    void blockOn_nothingLeft_reportsDeadlockWithEveryPendingTask() {
        scheduler.scheduleAfter(Duration.ofSeconds(Long.MAX_VALUE), new Runnable() {
            @Override
            public void run() {}
        });
        assertThatThrownBy(() -> scheduler.blockOn(new CompletableFuture<>()))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("never: BlockingTest.1, baton, lane background")
                .hasMessageContaining("Next due: nothing")
                .hasMessageContaining("allowParking()")
                .hasMessageContaining("captureSites(true)");
        scheduler.cancelPending();
    }

    @Test
    void blockOn_insideTask_isRefusedByDefault() {
        scheduler.schedule(() -> scheduler.blockOn(scheduler.timer(Duration.ZERO)));
        assertThatThrownBy(scheduler::runUntilIdle)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blockOn was called inside task BlockingTest lambda")
                .hasMessageContaining("allowNestedBlocking(true)");
    }

    @Test
    void blockOn_nested_neverOverlapsALaneOnTheStack() {
        for (long seed = 0; seed < 300; seed++) {
            TestScheduler nesting = TestScheduler.builder().seed(seed).allowNestedBlocking(true).build();
            AtomicBoolean inLane = new AtomicBoolean();
            List<String> ran = new ArrayList<>();
            for (Scheduler lane : List.of(nesting.createWorker(), nesting.newForeground())) {
                inLane.set(false);
                Runnable exclusive = () -> {
                    assertThat(inLane.getAndSet(true)).isFalse();
                    nesting.blockOn(nesting.timer(Duration.ofMillis(1)));
                    ran.add("lane");
                    inLane.set(false);
                };
                lane.schedule(exclusive);
                lane.schedule(exclusive);
                nesting.schedule(() -> ran.add("background"));
                nesting.runUntilIdle();
            }
            assertThat(ran).hasSize(6);
        }
    }

    @Test
    void blockOn_nestedForItsOwnLane_isADeadlockThatNamesTheTask() {
        TestScheduler nesting = TestScheduler.builder().allowNestedBlocking(true).build();
        Worker worker = nesting.createWorker();
        worker.schedule(() -> nesting.blockOn(worker.spawn(() -> "behind me")));
        assertThatThrownBy(nesting::runUntilIdle)
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("The wait is inside task BlockingTest lambda")
                .hasMessageContaining("ready: BlockingTest lambda, baton, lane worker 1");
    }

    @Test
    void blockOn_outerStageDoneBelowAStuckWait_isReportedAsBuried() {
        TestScheduler nesting = TestScheduler.builder().allowNestedBlocking(true).build();
        CompletableFuture<String> outer = new CompletableFuture<>();
        nesting.schedule(() -> nesting.blockOn(new CompletableFuture<>()));
        nesting.schedule(() -> outer.complete("done"));
        assertThatThrownBy(() -> nesting.blockOn(outer))
                .isInstanceOf(DeadlockError.class).hasMessageContaining("it is buried under this wait");
    }

    @Test
    void join_onTheDriver_runsTheScheduler() throws Exception {
        assertThat(scheduler.spawn(() -> 1).thenApplyAsync(one -> one + 1).join()).isEqualTo(2);
        assertThat(scheduler.spawn(() -> 3).get()).isEqualTo(3);
        assertThatThrownBy(() -> scheduler.timer(Duration.ofSeconds(2)).get(1, TimeUnit.SECONDS))
                .isInstanceOf(TimeoutException.class);
        scheduler.runUntilIdle();
    }

    @Test
    void park_permitThenTimersThenNothing() {
        scheduler.unparker().unpark();
        scheduler.unparker().unpark();
        assertThat(scheduler.park(Duration.ofSeconds(9))).isTrue();
        assertThat(scheduler.nanoTime()).isZero();

        scheduler.scheduleAfter(Duration.ofSeconds(1), () -> scheduler.unparker().unpark());
        assertThat(scheduler.park(Duration.ofSeconds(9))).isFalse();
        assertThat(scheduler.nanoTime()).isEqualTo(1_000_000_000L);
        scheduler.runUntilParked();
        assertThat(scheduler.park(Duration.ofSeconds(9))).isTrue();

        assertThat(scheduler.park(Duration.ofSeconds(9))).isFalse();
        assertThat(scheduler.nanoTime()).isEqualTo(10_000_000_000L);
        assertThatThrownBy(() -> scheduler.park(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(DeadlockError.class).hasMessageContaining("park waits for an unpark");
    }

    @Test
    void park_inBackgroundTask_isRefused() {
        scheduler.schedule(() -> scheduler.park(Duration.ofSeconds(1)));
        assertThatThrownBy(scheduler::runUntilIdle)
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("off the main thread");
    }
}
