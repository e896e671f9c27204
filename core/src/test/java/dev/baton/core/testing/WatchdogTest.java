package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.TaskLabel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class WatchdogTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final List<String> reports = Collections.synchronizedList(new ArrayList<>());

    /** Blocks the driver in a task until the watchdog has reported. */
    private void hang(Supplier<String> state) {
        CountDownLatch reported = new CountDownLatch(1);
        scheduler.scheduleLabeled(() -> {
            try (Watchdog watchdog = Watchdog.watch(Thread.currentThread(), Duration.ofMillis(5), state, report -> {
                reports.add(report);
                reported.countDown();
            })) {
                watchdog.progress();
                reported.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, TaskLabel.of("stuck"));
        scheduler.runUntilIdle();
    }

    @Test
    void watch_taskBlocksTheDriver_namesTheTaskAndTheStack() {
        hang(() -> Report.running(scheduler.loop()));
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0))
                .contains("has made no progress for 5 ms of real time")
                .contains("Task WatchdogTest lambda [stuck] is running, at step 1 and virtual time 0 ms.")
                .contains("\n    at ").contains(RunLoop.class.getName() + ".step(RunLoop.java");
    }

    @Test
    void watch_stateCannotBeTold_reportsAllTheSame() {
        hang(() -> {
            throw new IllegalStateException("torn");
        });
        assertThat(reports.get(0)).contains("cannot be told: java.lang.IllegalStateException: torn").contains("\n    at ");
    }

    @Test
    void running_noTask_saysSo() {
        assertThat(Report.running(scheduler.loop())).isEqualTo("No task is running, at step 0 and virtual time 0 ms.");
    }

    @Test
    void watch_limitNotPositive_isRefused() {
        assertThatThrownBy(() -> Watchdog.watch(Thread.currentThread(), Duration.ZERO, () -> ""))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must be positive");
    }
}
