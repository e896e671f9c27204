package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Waiting in the words of a library. */
final class AwaitTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final CompletableFuture<String> stage = new CompletableFuture<>();

    @Test
    void await_stageDone_returnsAndLeavesTheRest() {
        scheduler.schedule(() -> stage.complete("done"));
        scheduler.schedule(() -> {});
        scheduler.await(stage, Duration.ZERO, () -> "nobody asks");
        assertThat(scheduler.pendingTasks()).hasSize(1);
        assertThat(scheduler.isIdle()).isFalse();
    }

    @Test
    void await_movesTheClockByTheTimeoutAtMost() {
        scheduler.scheduleAfter(Duration.ofSeconds(2), () -> stage.complete("done"));
        scheduler.await(stage, Duration.ofSeconds(2), () -> "nobody asks");
        assertThat(scheduler.nanoTime()).isEqualTo(2_000_000_000L);
        assertThat(scheduler.isIdle()).isTrue();
    }

    @Test
    void await_stageCannotBeDone_saysSoInTheWordsOfTheCaller() {
        scheduler.scheduleAfter(Duration.ofSeconds(2), () -> stage.complete("too late"));
        assertThatThrownBy(() -> scheduler.await(stage, Duration.ofSeconds(1), () -> "the script expects onNext(1)"))
                .isInstanceOf(DeadlockError.class)
                .hasMessageStartingWith("Deadlock at virtual time 1000 ms: the script expects onNext(1).")
                .hasMessageContaining("due in 1000 ms: AwaitTest lambda")
                .hasMessageContaining("Next due: at virtual time 2000 ms.");
    }

    @Test
    void await_endlessTimeout_isStillBounded() {
        assertThatThrownBy(() -> scheduler.await(stage, Duration.ofSeconds(Long.MAX_VALUE), () -> "it waits"))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("it waits");
    }

    @Test
    void await_taskThrew_thatComesFirst() {
        scheduler.schedule(() -> {
            throw new IllegalArgumentException("mine");
        });
        assertThatThrownBy(() -> scheduler.await(stage, Duration.ZERO, () -> "it waits"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void await_parkingAllowed_waitsForOtherThreads() {
        scheduler.allowParking();
        scheduler.scheduleAfter(Duration.ofDays(1), () -> {});
        new Thread(() -> scheduler.schedule(() -> stage.complete("done"))).start();
        scheduler.await(stage, Duration.ZERO, () -> "nobody asks");
        assertThat(stage).isCompletedWithValue("done");
        assertThat(scheduler.nanoTime()).isZero();
    }

    @Test
    void await_insideATask_isAnError() {
        scheduler.schedule(() -> scheduler.await(stage, Duration.ZERO, () -> "it waits"));
        assertThatIllegalStateException()
                .isThrownBy(scheduler::runUntilIdle)
                .withMessageContaining("await was called inside task AwaitTest lambda");
    }
}
