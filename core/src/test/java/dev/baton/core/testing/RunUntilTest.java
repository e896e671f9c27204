package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What libraries' blocking calls stand on. */
final class RunUntilTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final AtomicBoolean open = new AtomicBoolean();

    @Test
    void runUntil_stopsAsSoonAsTheConditionHolds() {
        List<Integer> ran = new ArrayList<>();
        scheduler.scheduleAfter(Duration.ofSeconds(1), () -> ran.add(1));
        scheduler.scheduleAfter(Duration.ofSeconds(2), () -> open.set(ran.add(2)));
        scheduler.scheduleAfter(Duration.ofSeconds(3), () -> ran.add(3));

        assertThat(scheduler.runUntil(open::get, null)).isTrue();
        assertThat(ran).containsExactly(1, 2);
        assertThat(scheduler.nanoTime()).isEqualTo(2_000_000_000L);
    }

    @Test
    void runUntil_ofWhatHoldsRunsNothing() {
        scheduler.schedule(() -> open.set(false));
        open.set(true);

        assertThat(scheduler.runUntil(open::get, "never asked")).isTrue();
        assertThat(scheduler.pendingTasks()).hasSize(1);
    }

    @Test
    void runUntil_withoutAVerdictReturnsFalseWhenNothingIsLeft() {
        scheduler.schedule(() -> {});

        assertThat(scheduler.runUntil(open::get, null)).isFalse();
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void runUntil_withAVerdictIsADeadlockWhenNothingIsLeft() {
        assertThatExceptionOfType(DeadlockError.class)
                .isThrownBy(() -> scheduler.runUntil(open::get, "the test waits for Godot"))
                .withMessageStartingWith("Deadlock at virtual time 0 ms: the test waits for Godot.");
    }

    @Test
    void runUntil_inATaskRunsOthersButNoneOfItsLane() {
        List<String> ran = new ArrayList<>();
        var worker = scheduler.createWorker();
        worker.schedule(() -> {
            scheduler.schedule(() -> ran.add("other"));
            worker.schedule(() -> ran.add("behind"));
            assertThat(scheduler.runUntil(open::get, null)).isFalse();
            ran.add("end");
        });
        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("other", "end", "behind");
    }

    @Test
    void runUntil_inATaskNamesItInTheDeadlock() {
        scheduler.expectError(DeadlockError.class);
        List<String> reports = new ArrayList<>();
        scheduler.schedule(() -> {
            try {
                scheduler.runUntil(open::get, "it waits");
            } catch (DeadlockError deadlock) {
                reports.add(deadlock.getMessage());
                throw deadlock;
            }
        });
        scheduler.runUntilIdle();

        assertThat(reports).singleElement().asString().contains("The wait is inside task RunUntilTest lambda");
    }

    @Test
    void runUntil_outsideOfTasksThrowsWhatNobodyTook() {
        scheduler.schedule(() -> {
            throw new IllegalArgumentException("nobody's");
        });
        scheduler.schedule(() -> open.set(true));

        assertThatThrownBy(() -> scheduler.runUntil(open::get, null)).hasMessage("nobody's");
        assertThat(open).isTrue();
    }

    @Test
    void runUntil_onAnotherThreadThanTheDriversIsRefused() throws InterruptedException {
        scheduler.runUntilIdle();
        List<Throwable> thrown = new ArrayList<>();
        Thread other = new Thread(() -> {
            try {
                scheduler.runUntil(open::get, null);
            } catch (IllegalStateException refused) {
                thrown.add(refused);
            }
        });
        other.start();
        other.join();

        assertThat(thrown).singleElement().satisfies(refused ->
                assertThat(refused.getMessage()).startsWith("runUntil was called on thread"));
    }

    @Test
    void runUntil_afterClosingIsRefused() {
        scheduler.close();

        assertThatIllegalStateException().isThrownBy(() -> scheduler.runUntil(open::get, null)).withMessageContaining("closed");
    }

    @Test
    void runUntil_seesAConditionThatAnotherThreadMakesHold() throws InterruptedException {
        scheduler.allowParking();
        CountDownLatch asked = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                asked.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            open.set(true);
        });
        other.start();

        assertThat(scheduler.runUntil(() -> {
            asked.countDown();
            return open.get();
        }, "nobody comes")).isTrue();
        other.join();
    }

    @Test
    void currentTask_isTheInnermostOrNone() {
        List<Boolean> seen = new ArrayList<>();
        assertThat(scheduler.currentTask()).isNull();
        scheduler.schedule(() -> {
            var outer = scheduler.currentTask();
            scheduler.schedule(() -> seen.add(scheduler.currentTask() != null && scheduler.currentTask() != outer));
            scheduler.runUntil(open::get, null);
            seen.add(scheduler.currentTask() == outer && outer != null);
        });
        scheduler.runUntilIdle();

        assertThat(seen).containsExactly(true, true);
        assertThat(scheduler.currentTask()).isNull();
    }
}
