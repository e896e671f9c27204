package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.Cancellable;
import dev.baton.core.TaskLabel;
import dev.baton.core.exploration.ExplorationStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ExplorationTest {
    /** A lost update: two read-modify-write operations with a task between read and write. */
    private static void lostUpdate(TestScheduler scheduler) {
        int[] counter = new int[1];
        for (int i = 0; i < 2; i++) {
            scheduler.scheduleLabeled(() -> {
                int read = counter[0];
                scheduler.scheduleLabeled(() -> counter[0] = read + 1, TaskLabel.of("write"));
            }, TaskLabel.of("read"));
        }
        scheduler.runUntilIdle();
        assertThat(counter[0]).isEqualTo(2);
    }

    @Test
    void many_race_namesTheSeedThatReplaysIt() {
        ExplorationFailure failure = catchThrowableOfType(
                ExplorationFailure.class, () -> TestScheduler.many(100, ExplorationTest::lostUpdate));

        assertThat(failure).hasMessageContaining("Failing seed: " + failure.seed().orElseThrow())
                .hasMessageContaining("TestScheduler.once(" + failure.seed().orElseThrow() + "L, scenario)")
                .hasCauseInstanceOf(AssertionError.class);
        ExplorationFailure replayed = catchThrowableOfType(ExplorationFailure.class,
                () -> TestScheduler.once(failure.seed().orElseThrow(), ExplorationTest::lostUpdate));
        assertThat(replayed.trace()).isEqualTo(failure.trace());
        assertThat(failure.trace().toTable()).isEqualTo("""
                step  time  lane        library  label  task
                   1  0 ms  background  baton    read   ExplorationTest lambda
                   2  0 ms  background  baton    read   ExplorationTest lambda
                   3  0 ms  background  baton    write  ExplorationTest lambda
                   4  0 ms  background  baton    write  ExplorationTest lambda
                """);
    }

    @Test
    void run_passingScenario_runsEverySeedOnce() {
        Set<String> seen = new HashSet<>();
        Exploration.of(scheduler -> assertThat(seen.add(scheduler.toString())).isTrue()).seed(5).iterations(10)
                .strategy(ExplorationStrategy::randomWalk)                .checkDeterminismEvery(0).run();
        assertThat(seen).hasSize(10).contains("TestScheduler(seed 5, random walk)", "TestScheduler(seed 14, random walk)");
    }

    @Test
    void run_hugeFirstSeed_runsAllIterations() {
        AtomicInteger runs = new AtomicInteger();
        Exploration.of(scheduler -> runs.incrementAndGet()).seed(Long.MAX_VALUE - 3).iterations(10)
                .strategy(ExplorationStrategy::randomWalk).checkDeterminismEvery(0).run();
        assertThat(runs).hasValue(10);
    }

    @Test
    void iterations_notPositive_isRefused() {
        assertThatThrownBy(() -> TestScheduler.many(0, scheduler -> {}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("iterations must be positive");
        assertThatThrownBy(() -> Exploration.of(scheduler -> {}).maxSteps(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void run_scenarioLeavesTasks_fails() {
        assertThatThrownBy(() -> TestScheduler.once(scheduler -> scheduler.schedule(() -> {})))
                .isInstanceOf(ExplorationFailure.class)
                .hasCauseInstanceOf(UnfinishedTasksError.class)
                .hasMessageContaining("runUntilIdle()");
    }

    @Test
    void run_failureThatDoesNotComeBack_isReportedWithTheOriginalError() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> Exploration.of(scheduler -> assertThat(runs.incrementAndGet()).isNotEqualTo(3))
                .iterations(10).strategy(ExplorationStrategy::randomWalk).checkDeterminismEvery(0).run())
                .isInstanceOf(ExplorationFailure.class)
                .hasMessageContaining("Failing seed: 2 (run 3 of 10, random walk)")
                .hasMessageContaining("did not come back")
                .hasRootCauseInstanceOf(AssertionError.class);
    }

    @Test
    void run_scenarioThrowsWhatItAlsoReported_failsWithThat() {
        IllegalStateException boom = new IllegalStateException("boom");
        assertThatThrownBy(() -> TestScheduler.once(scheduler -> {
            scheduler.reportError(boom);
            throw boom;
        })).cause().isSameAs(boom);
    }

    @Test
    void run_ownBound_isInTheReplayLine() {
        assertThatThrownBy(() -> Exploration.of(scheduler -> {
            scheduler.schedulePeriodically(Duration.ZERO, Duration.ZERO, () -> {});
            scheduler.runUntilIdle();
        }).maxSteps(10).run()).hasMessageContaining("Exploration.of(scenario).maxSteps(10).seed(0L).iterations(1).run()");
    }

    @Test
    void run_endlessScenario_isBoundedTo100000Tasks() {
        assertThatThrownBy(() -> TestScheduler.once(scheduler -> {
            scheduler.schedulePeriodically(Duration.ZERO, Duration.ZERO, () -> {});
            scheduler.runUntilIdle();
        })).hasCauseInstanceOf(LivelockError.class).hasMessageContaining("after 100000 tasks");
    }

    @Test
    void randomWalk_threeCandidates_isUniform() {
        int[] counts = new int[3];
        for (int seed = 0; seed < 30_000; seed++) {
            List<Integer> ran = new ArrayList<>();
            try (TestScheduler scheduler = TestScheduler.withSeed(seed)) {
                for (int task = 0; task < 3; task++) {
                    int number = task;
                    scheduler.schedule(() -> ran.add(number));
                }
                scheduler.runUntilIdle();
            }
            counts[ran.get(0)]++;
        }
        assertThat(counts).satisfies(all -> {
            for (int count : all) {
                assertThat(count).isBetween(9_600, 10_400);
            }
        });
    }

    @Test
    void strategy_cancelsWhileChoosing_isAClearError() {
        List<Cancellable> tasks = new ArrayList<>();
        TestScheduler scheduler = TestScheduler.builder()
                .strategy(decision -> {
                    tasks.forEach(Cancellable::cancel);
                    return 0;
                })
                .build();
        tasks.add(scheduler.schedule(() -> {}));
        tasks.add(scheduler.schedule(() -> {}));
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it must only choose");
    }

    @Test
    void strategy_answersOutOfRange_isAClearError() {
        TestScheduler scheduler = TestScheduler.builder().strategy(decision -> decision.tasks()).build();
        List<String> ran = new ArrayList<>();
        scheduler.schedule(() -> ran.add("a"));
        scheduler.schedule(() -> ran.add("b"));
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chose candidate 2 of 2");
        assertThat(scheduler.cancelPending()).isEqualTo(2);
    }
}
