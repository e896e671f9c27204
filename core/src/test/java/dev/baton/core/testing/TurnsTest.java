package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.TaskNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Turns turns = Turns.of(scheduler);
    private final List<String> log = new ArrayList<>();

    @Test
    void next_runsOneReadyTaskAndLeavesTheClock() {
        scheduler.schedule(() -> log.add("first"));
        scheduler.schedule(() -> log.add("second"));
        scheduler.scheduleAfter(Duration.ofNanos(5), () -> log.add("later"));
        assertThat(turns.next()).isTrue();
        assertThat(log).containsExactly("first");
        assertThat(turns.next()).isTrue();
        assertThat(turns.next()).isFalse();
        assertThat(scheduler.nanoTime()).isZero();
        scheduler.cancelPending();
    }

    @Test
    void runUntil_insideATask_runsWhatIsDueUpToTheEnd() {
        scheduler.schedule(() -> {
            scheduler.scheduleAfter(Duration.ofNanos(5), () -> log.add("at the end"));
            scheduler.scheduleAfter(Duration.ofNanos(6), () -> log.add("after it"));
            assertThat(turns.runUntil(() -> false, 5)).isFalse();
            log.add("outer at " + scheduler.nanoTime());
        });
        scheduler.runUntilIdle();
        assertThat(log).containsExactly("at the end", "outer at 5", "after it");
    }

    @Test
    void runUntil_negative_isRefused() {
        assertThatThrownBy(() -> turns.runUntil(() -> true, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void await_clockStandsStill_isADeadlockAlthoughATimerIsArmed() {
        scheduler.scheduleAfter(Duration.ofNanos(5), () -> log.add("later"));
        assertThatThrownBy(() -> turns.await(() -> !log.isEmpty(), false, () -> "somebody waits"))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("somebody waits")
                .hasMessageContaining("at virtual time 0 ms");
        turns.await(() -> !log.isEmpty(), true, () -> "somebody waits");
        assertThat(log).containsExactly("later");
    }

    @Test
    void untilNext_isZeroForWhatIsReady_andEndlessForNothing() {
        assertThat(turns.untilNext()).isEqualTo(Long.MAX_VALUE);
        Cancellable timer = scheduler.scheduleAfter(Duration.ofNanos(5), () -> {});
        assertThat(turns.untilNext()).isEqualTo(5);
        Cancellable ready = scheduler.schedule(() -> {});
        assertThat(turns.untilNext()).isZero();
        timer.cancel();
        ready.cancel();
        assertThat(turns.untilNext()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void follow_clockOfSomebodyElse_movesBeforeWhatIsSubmittedThen() {
        AtomicLong outside = new AtomicLong();
        turns.follow(outside::get);
        scheduler.scheduleAfter(Duration.ofNanos(5), () -> log.add("timer"));
        outside.set(10);
        scheduler.schedule(() -> log.add("submitted at 10"));
        scheduler.scheduleAfter(Duration.ofNanos(3), () -> log.add("at 13"));
        assertThat(scheduler.nanoTime()).isEqualTo(10);
        assertThat(turns.untilNext()).isZero();
        while (turns.next()) {
            // runs what is ready
        }
        assertThat(log).containsExactly("timer", "submitted at 10");
        assertThat(turns.untilNext()).isEqualTo(3);
        outside.set(13);
        assertThat(scheduler.nanoTime()).isEqualTo(13);
        assertThat(turns.next()).isTrue();
        assertThat(log).endsWith("at 13");
    }

    @Test
    void listener_hearsOfEachSubmissionAndCancellation_andIsTheOnlyOne() {
        Listener listener = new Listener();
        turns.listen(listener);
        assertThat(turns.listener()).isSameAs(listener);
        assertThatThrownBy(() -> turns.listen(new Listener())).isInstanceOf(IllegalStateException.class);
        scheduler.schedule(() -> {});
        scheduler.createWorker().scheduleAfter(Duration.ofNanos(5), () -> {}).cancel();
        scheduler.scheduleForeground(() -> {}).cancel();
        assertThat(log).containsExactly("submitted", "submitted", "cancelled", "submitted", "cancelled");
        TaskNode last = turns.lastPending(task -> true);
        assertThat(last).isNotNull();
        assertThat(turns.isPending(last)).isTrue();
        scheduler.runUntilIdle();
        assertThat(turns.isPending(last)).isFalse();
        assertThat(turns.lastPending(task -> true)).isNull();
        turns.listen(null);
        assertThat(turns.listener()).isNull();
    }

    private final class Listener implements PendingListener {
        @Override
        public void submitted(TaskNode task) {
            log.add("submitted");
        }

        @Override
        public void cancelled() {
            log.add("cancelled");
        }

        @Override
        public void posted() {
            log.add("posted");
        }
    }
}
