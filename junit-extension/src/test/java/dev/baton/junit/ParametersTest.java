package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.BackgroundExecutor;
import dev.baton.core.ForegroundExecutor;
import dev.baton.core.Scheduler;
import dev.baton.core.Task;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.testing.UnfinishedTasksError;
import dev.baton.rxjava.RxTestScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The parameters of a test, each standing on the scheduler of the run. */
final class ParametersTest {
    @BatonTest(iterations = 20, install = {})
    void ownTypes_standOnTheSchedulerOfTheRun(
            TestScheduler scheduler,
            Scheduler plain,
            BackgroundExecutor background,
            ForegroundExecutor foreground,
            Clock clock,
            ExplorationContext run) {
        assertThat(plain).isSameAs(scheduler);
        List<String> ran = new ArrayList<>();
        Task<Boolean> inBackground = background.spawn(() -> ran.add("background"));
        Task<Boolean> inForeground = foreground.spawn(() -> ran.add("foreground " + scheduler.isMainThread()));
        scheduler.advanceBy(Duration.ofMinutes(1));

        assertThat(ran).containsExactlyInAnyOrder("background", "foreground true");
        assertThat(inBackground).isDone();
        assertThat(inForeground).isDone();
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
        assertThat(run.decisions().count()).isEqualTo(scheduler.decisions().count());
        assertThat(run.seed()).isEqualTo(scheduler.seed());
        assertThat(run.run()).isPositive();
        assertThat(run).hasToString("run " + run.run() + " on " + scheduler);
    }

    @BatonTest(iterations = 20, install = {})
    void typesOfBridges_standOnTheSchedulerOfTheRun(
            reactor.core.scheduler.Scheduler reactor,
            io.reactivex.rxjava3.core.Scheduler rx,
            RxTestScheduler rxTest,
            TestScheduler scheduler) {
        List<String> ran = new ArrayList<>();
        Mono.delay(Duration.ofHours(1), reactor).subscribe(tick -> ran.add("reactor"));
        rx.scheduleDirect(() -> ran.add("rx"), 2, TimeUnit.HOURS);
        rxTest.scheduleDirect(() -> ran.add("rxTest"), 3, TimeUnit.HOURS);
        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("reactor", "rx", "rxTest");
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(3).toNanos());
    }

    @BatonTest(iterations = 20, install = {}, clock = ClockPolicy.IDLE)
    void executors_standOnTheSchedulerOfTheRun_andEachCanBeShutDown(
            ScheduledExecutorService timers, ExecutorService executor, Executor plain, TestScheduler scheduler) throws Exception {
        List<String> ran = new ArrayList<>();
        executor.shutdown();
        plain.execute(() -> ran.add("plain"));
        ScheduledFuture<Boolean> later = timers.schedule(() -> ran.add("later"), 1, TimeUnit.HOURS);

        assertThat(later.get()).isTrue();
        assertThat(ran).containsExactly("plain", "later");
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(1).toNanos());
        assertThat(executor.isTerminated()).isTrue();
    }

    static final class LeavingATimer {
        @BatonTest(iterations = 3, install = {})
        void body(ScheduledExecutorService timers) {
            timers.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void periodicTask_leftInAnExecutor_failsTheRun() {
        assertThat(Kit.failure(LeavingATimer.class)).hasCauseInstanceOf(UnfinishedTasksError.class);
    }

    @Test
    void type_thatNobodyMakes_isLeftToJUnit() {
        assertThat(Kit.failure(AskingForAString.class)).hasMessageContaining("No ParameterResolver registered");
    }

    static final class AskingForAString {
        @BatonTest
        void body(TestScheduler scheduler, String text) {}
    }
}
