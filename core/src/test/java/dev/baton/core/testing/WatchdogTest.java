package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.TaskLabel;
import dev.baton.core.exploration.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Explores a scenario that always fails and whose n-th run hangs until that is reported. */
    private static void explore(int hanging, UnaryOperator<Exploration> settings) {
        CountDownLatch reported = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Exploration exploration = settings.apply(Exploration.of(scheduler -> {
            if (runs.incrementAndGet() == hanging) {
                assertThat(reported.await(20, TimeUnit.SECONDS)).isTrue();
            }
            throw new IllegalStateException("always");
        }).hangLimit(Duration.ofMillis(5)).progress(line -> reported.countDown()));
        assertThatThrownBy(exploration::run).hasRootCauseMessage("always");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void explore_anyRunHangs_isReported(int hanging) {
        explore(hanging, UnaryOperator.identity());
    }

    @Test
    void explore_runOfTheCorpusHangs_isReported(@TempDir Path folder) throws IOException {
        Path corpus = Files.writeString(folder.resolve("seeds"), "4");
        explore(1, exploration -> exploration.corpus(corpus));
    }

    @Test
    void replay_hangs_isReported() {
        CountDownLatch reported = new CountDownLatch(1);
        Exploration.of(scheduler -> assertThat(reported.await(20, TimeUnit.SECONDS)).isTrue())
                .hangLimit(Duration.ofMillis(5)).progress(line -> reported.countDown())
                .replay(Schedule.parse("baton1h.wHeZMeA."));
    }
}
