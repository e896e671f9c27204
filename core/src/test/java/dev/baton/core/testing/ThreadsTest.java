package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.SessionId;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ThreadsTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final List<String> ran = new ArrayList<>();

    /** Runs an action on a thread of its own and returns what it threw, or null. */
    private static Throwable on(String thread, Runnable action) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(action, thread);
        other.setUncaughtExceptionHandler((ignored, error) -> thrown.set(error));
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return thrown.get();
    }

    @Test
    void submit_beforeTheFirstDrivingCall_isWelcomeFromAnyThread() {
        assertThat(on("builder", () -> scheduler.createWorker().schedule(() -> ran.add("built")))).isNull();
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("built");
    }

    @Test
    void drive_secondThread_isRefusedNamingBoth() {
        scheduler.runUntilIdle();
        assertThat(on("second", scheduler::runUntilIdle))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"second\"")
                .hasMessageContaining("driven by thread \"" + Thread.currentThread().getName() + "\"");
    }

    @Test
    void submit_foreignThread_isRefusedThereAndFailsTheTest() {
        scheduler.runUntilIdle();
        assertThat(on("stranger", () -> scheduler.schedule(() -> ran.add("never"))))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("thread \"stranger\"");
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining("thread \"stranger\"")
                .hasMessageContaining("allowParking()");
        assertThat(ran).isEmpty();
    }

    @Test
    void cancel_foreignThread_happensAndFailsTheTest() {
        Cancellable task = scheduler.scheduleAfter(Duration.ofSeconds(1), () -> ran.add("never"));
        scheduler.runUntilParked();
        assertThat(on("stranger", task::cancel)).isNull();
        assertThat(task.isCancelled()).isTrue();
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining("was cancelled by thread \"stranger\"");
        assertThat(scheduler.pendingTasks()).isEmpty();
        assertThat(ran).isEmpty();
    }

    @Test
    void allowParking_foreignThreadCompletesTheStage_blockOnReturns() {
        scheduler.allowParking();
        CompletableFuture<String> stage = new CompletableFuture<>();
        Thread outside = new Thread(() -> scheduler.schedule(() -> stage.complete("from outside")), "outside");
        scheduler.schedule(outside::start);
        assertThat(scheduler.blockOn(stage)).isEqualTo("from outside");
    }

    @Test
    void allowParking_nothingComes_reportsDeadlockAfterTheLimit() {
        TestScheduler patient = TestScheduler.builder().allowParking(true).parkingLimit(Duration.ofMillis(1)).build();
        assertThatThrownBy(() -> patient.blockOn(new CompletableFuture<>()))
                .isInstanceOf(DeadlockError.class).hasMessageContaining("within 1 ms of real time");
    }

    @Test
    void allowParking_foreignWorker_keepsItsOrder() {
        scheduler.allowParking();
        scheduler.runUntilIdle();
        assertThat(on("outside", () -> {
            Worker worker = scheduler.createWorker();
            worker.schedule(() -> ran.add("a"));
            worker.schedule(() -> ran.add("b"));
        })).isNull();
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("a", "b");
    }

    @Test
    void allowParking_submissionAfterClose_isRejectedThere() {
        scheduler.allowParking();
        scheduler.runUntilIdle();
        scheduler.close();
        assertThat(on("late", () -> scheduler.schedule(() -> ran.add("never"))))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void allowParking_submissionToAClosedWorker_isRejectedThereAndHarmsNobody() {
        scheduler.allowParking();
        Worker worker = scheduler.createWorker();
        scheduler.runUntilIdle();
        worker.close();
        assertThat(on("late", () -> worker.schedule(() -> ran.add("never"))))
                .isInstanceOf(RejectedExecutionException.class);
        scheduler.runUntilIdle();
        scheduler.close();
    }

    @Test
    void allowParking_submissionDuringNestedWait_belongsToNoSession() {
        TestScheduler nesting = TestScheduler.builder().allowParking(true).allowNestedBlocking(true).build();
        CompletableFuture<String> stage = new CompletableFuture<>();
        nesting.inSession(SessionId.create("request")).schedule(() -> {
            new Thread(() -> nesting.schedule(() -> stage.complete("session " + nesting.currentSession()))).start();
            ran.add(nesting.blockOn(stage));
        });
        nesting.runUntilIdle();
        assertThat(ran).containsExactly("session null");
    }

    @Test
    void allowParking_foreignForegroundWorker_works() {
        scheduler.allowParking();
        scheduler.runUntilIdle();
        assertThat(on("outside", () ->
                scheduler.foreground().createWorker().schedule(() -> ran.add("main " + scheduler.isMainThread())))).isNull();
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("main true");
    }

    @Test
    void isMainThread_backgroundTask_isFalse() {
        scheduler.schedule(() -> ran.add("background " + scheduler.isMainThread()));
        scheduler.scheduleForeground(() -> ran.add("foreground " + scheduler.isMainThread()));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("background false", "foreground true");
        assertThat(scheduler.isMainThread()).isTrue();
        on("other", () -> ran.add("other " + scheduler.isMainThread()));
        assertThat(ran).last().isEqualTo("other false");
    }

    @Test
    void createWorker_atTheMomentTheDriverComes_isMadeFromOutside() throws InterruptedException {
        for (int round = 0; round < 1_000; round++) {
            TestScheduler parking = TestScheduler.builder().allowParking(true).build();
            AtomicBoolean started = new AtomicBoolean();
            Thread driver = new Thread(() -> {
                started.set(true);
                parking.runUntilParked();
            });
            driver.start();
            while (!started.get()) {
                Thread.onSpinWait();
            }
            assertThat(parking.createWorker().isClosed()).isFalse();
            driver.join();
        }
    }
}
