package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.TaskLabel;
import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.ExplorationStrategy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RunnerTest {
    /** Fails in one order of 24, in a way of its own in another. */
    private static void rare(TestScheduler scheduler) {
        StringBuilder ran = new StringBuilder();
        for (String name : List.of("a", "b", "c", "d")) {
            scheduler.schedule(() -> ran.append(name));
        }
        scheduler.runUntilIdle();
        if (ran.toString().equals("dcba")) {
            throw new IllegalStateException("backwards");
        }
        if (ran.toString().equals("badc")) {
            throw new ArithmeticException("in pairs");
        }
    }

    private static String summary(ExplorationResult result) {
        return result.failures().stream().map(failure -> failure.getMessage().replaceAll("(?s)\n.*", "")).toList().toString();
    }

    @Test
    void threads_anyNumber_findTheSameFailures() {
        String alone = summary(Exploration.of(RunnerTest::rare).failures(2).explore());
        assertThat(alone).contains("Failing seed").contains(", Failing seed");
        for (int threads : new int[] {2, 3, 8}) {
            for (int repetition = 0; repetition < 5; repetition++) {
                assertThat(summary(Exploration.of(RunnerTest::rare).failures(2).threads(threads).explore())).isEqualTo(alone);
            }
        }
    }

    /** The first run fails only after the other thread has begun to learn for a later one, and that fails too. */
    @Test
    void threads_learningRunOfALaterRunFailsFirst_reportTheEarlierRun() {
        CountDownLatch learning = new CountDownLatch(1);
        ExplorationResult result = Exploration.of(scheduler -> {
                    throw new IllegalStateException("always");
                })
                .strategy(() -> new LearningForRun1(learning)).threads(2).explore();
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.seed()).hasValue(0);
            assertThat(failure).hasMessageContaining("run 1 of 1000");
        });
    }

    @Test
    void learningRunThatFails_isReportedBeforeTheRunThatAskedForIt() {
        ExplorationResult result = Exploration.of(scheduler -> {
                    throw new IllegalStateException("always");
                })
                .strategy(() -> new LearningForRun1(new CountDownLatch(0))).seed(1).threads(3).explore();
        assertThat(result.failures()).singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("Failing run: learning run 0"));
    }

    private record LearningForRun1(CountDownLatch learning) implements ExplorationStrategy {
        @Override
        public int learningRuns(long seed) {
            return seed == 0 ? 0 : 1;
        }

        @Override
        public void beginLearning(int index) {
            learning.countDown();
        }

        @Override
        public boolean begin(long seed) {
            try {
                learning.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return true;
        }

        @Override
        public int choose(Decision decision) {
            return 0;
        }
    }

    @Test
    void run_severalKindsWanted_throwsTheFirstWithTheOthersSuppressed() {
        ExplorationFailure failure = catchThrowableOfType(
                ExplorationFailure.class, () -> Exploration.of(RunnerTest::rare).failures(3).run());
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(List.of(failure.getCause().getClass(), failure.getSuppressed()[0].getCause().getClass()))
                .containsExactlyInAnyOrder(IllegalStateException.class, ArithmeticException.class);
    }

    @Test
    void explore_passing_countsRunsSchedulesAndDecisions() {
        ExplorationResult result = Exploration.of(scheduler -> {
            scheduler.schedule(() -> {});
            scheduler.schedule(() -> {});
            scheduler.schedule(() -> {});
            scheduler.runUntilIdle();
        }).strategy(ExplorationStrategy::randomWalk).iterations(200).explore();
        assertThat(result.runs()).isEqualTo(200);
        assertThat(result.schedules()).isEqualTo(6);
        assertThat(result.decisions()).isEqualTo(new DecisionStatistics(2, 2.0, 2));
        assertThat(result).hasToString("200 runs, 6 different schedules, 2 to 2 decisions (mean 2.0), no failure");
    }

    @Test
    void timeBudget_usedUp_saysHowManyRan() {
        ExplorationResult result = Exploration.of(scheduler -> {}).iterations(Long.MAX_VALUE)
                .timeBudget(Duration.ofMillis(20)).explore();
        assertThat(result.isCutShort()).isTrue();
        assertThat(result.toString()).contains(result.runs() + " runs of 9223372036854775807, cut short by the time budget");
    }

    @Test
    void endRunsAtBound_endlessRuns_areCountedAndNotFailed() {
        ExplorationResult result = Exploration.of(scheduler -> {
            boolean[] stop = new boolean[1];
            scheduler.schedule(() -> stop[0] = true);
            scheduler.schedule(new Runnable() {
                @Override
                public void run() {
                    if (!stop[0]) {
                        scheduler.schedule(this);
                    }
                }
            });
            scheduler.runUntilIdle();
        }).strategy(ExplorationStrategy::randomWalk).maxSteps(4).endRunsAtBound().iterations(1_000).explore();
        assertThat(result.failures()).isEmpty();
        assertThat(result.bounded()).isBetween(50L, 450L);
        assertThat(result.toString()).contains("% ended at the bound");
    }

    @Test
    void livelockSwallowed_isAFailureAllTheSame() {
        assertThatThrownBy(() -> Exploration.of(scheduler -> {
            scheduler.schedulePeriodically(Duration.ZERO, Duration.ZERO, () -> {});
            try {
                scheduler.runUntilIdle();
            } catch (LivelockError swallowed) {
                scheduler.cancelPending();
            }
        }).maxSteps(10).run()).isInstanceOf(ExplorationFailure.class).hasCauseInstanceOf(LivelockError.class)
                .hasMessageContaining("swallowed");
    }

    @Test
    void guard_stateSharedByRuns_isFoundInAPassingScenario() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> Exploration.of(scheduler -> {
            for (int i = runs.getAndIncrement() % 3; i >= 0; i--) {
                scheduler.schedule(() -> {});
            }
            scheduler.runUntilIdle();
        }).run()).isInstanceOf(ExplorationFailure.class).hasMessageContaining("not deterministic");
    }

    @Test
    void guard_parkingAllowed_promisesNoRepetition() {
        AtomicInteger runs = new AtomicInteger();
        Exploration.of(scheduler -> {
            scheduler.allowParking();
            for (int i = runs.getAndIncrement() % 3; i >= 0; i--) {
                scheduler.schedule(() -> {});
            }
            scheduler.runUntilIdle();
        }).run();
        assertThat(runs).hasValueGreaterThanOrEqualTo(1_000);
    }

    @Test
    void strategy_oneObjectForSeveralThreads_isRefused() {
        assertThatThrownBy(() -> Exploration.of(scheduler -> {}).strategy(ExplorationStrategy.randomWalk()).threads(2).run())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("give strategy(...) a supplier");
    }

    @Test
    void settings_outOfRange_areRefused() {
        Exploration exploration = Exploration.of(scheduler -> {});
        List<Runnable> wrong = List.of(
                () -> exploration.iterations(0), () -> exploration.iterations(-1), () -> exploration.threads(0),
                () -> exploration.failures(0), () -> exploration.timeBudget(Duration.ZERO),
                () -> exploration.timeBudget(Duration.ofSeconds(-1)), () -> exploration.checkDeterminismEvery(-1),
                () -> exploration.shrinkRuns(-1),
                () -> exploration.shrinkRuns(2), () -> exploration.hangLimit(Duration.ZERO));
        for (Runnable call : wrong) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("but is");
        }
    }

    @Test
    void hangLimit_taskWaitsForReal_isReportedWhileItHangs() {
        CountDownLatch released = new CountDownLatch(1);
        List<String> reports = new CopyOnWriteArrayList<>();
        ExplorationResult result = Exploration.of(scheduler -> {
            scheduler.scheduleLabeled(() -> await(released), TaskLabel.of("stuck"));
            scheduler.runUntilIdle();
        }).iterations(1).checkDeterminismEvery(0).hangLimit(Duration.ofMillis(20)).progress(report -> {
            reports.add(report);
            released.countDown();
        }).explore();
        assertThat(result.failures()).isEmpty();
        assertThat(reports.get(0)).contains("[stuck]").contains("TestScheduler(seed 0").contains("must not block its thread");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
