package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.Cancellable;
import dev.baton.core.TaskLabel;
import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.ExplorationStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void learningRunThatFails_comesBehindTheRunThatAskedForIt() {
        ExplorationResult result = Exploration.of(scheduler -> {
                    throw new IllegalStateException("always");
                })
                .strategy(() -> new LearningForRun1(new CountDownLatch(0))).seed(1).threads(3).explore();
        assertThat(result.failures()).singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("Failing seed: 1 "));
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
    void threads_learningRunsFailToo_reportTheSameRun() {
        Scenario hopeless = scheduler -> {
            rare(scheduler);
            throw new IllegalStateException("always");
        };
        for (int repetition = 0; repetition < 50; repetition++) {
            assertThat(summary(Exploration.of(hopeless).shrinkRuns(0).threads(3).explore()))
                    .isEqualTo("[Failing seed: 0 (run 1 of 1000, random walk)]");
        }
    }

    @Test
    void once_learningRunFailsInAnotherWay_replaysTheFailureOfTheSeed() {
        Scenario inOrderToo = scheduler -> {
            StringBuilder ran = new StringBuilder();
            for (String name : List.of("a", "b", "c", "d")) {
                scheduler.schedule(() -> ran.append(name));
            }
            scheduler.runUntilIdle();
            if (ran.toString().equals("abcd")) {
                throw new ArithmeticException("in order"); // as the first learning run is
            }
            if (ran.toString().startsWith("d")) {
                throw new IllegalStateException("last first");
            }
        };
        int replayed = 0;
        for (long seed = 1; seed < 40; seed += 2) { // the odd ones want to know the program
            List<ExplorationFailure> failures = Exploration.of(inOrderToo).seed(seed).iterations(1).explore().failures();
            assertThat(failures).hasSize(1); // the learning run fails in any case
            if (failures.get(0).getCause() instanceof IllegalStateException) {
                assertThat(failures.get(0).seed()).hasValue(seed);
                replayed++;
            }
        }
        assertThat(replayed).isBetween(2, 19);
    }

    /** Fails if a task of the second half is the first to run. */
    private static ExplorationFailure crowded(int tasks, int shrinkRuns) {
        return catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(scheduler -> {
            int[] ran = new int[1];
            boolean[] fails = new boolean[1];
            for (int i = 0; i < tasks; i++) {
                int number = i;
                scheduler.schedule(() -> fails[0] |= ran[0]++ == 0 && number > tasks / 2);
            }
            scheduler.runUntilIdle();
            if (fails[0]) {
                throw new IllegalStateException("crowded");
            }
        }).strategy(ExplorationStrategy::randomWalk).shrinkRuns(shrinkRuns).checkDeterminismEvery(0).run());
    }

    @Test
    void shrink_cutShortWithManyHolds_listsSome() {
        ExplorationFailure failure = crowded(300, 3);
        assertThat(failure.schedule().holds()).hasSizeGreaterThan(150);
        assertThat(failure.getMessage().split(" held until ", -1)).hasSizeBetween(20, 60);
        assertThat(failure).hasMessageContaining("… and " + (failure.schedule().holds().size() - 50) + " more");
    }

    @Test
    void shrink_tooManyCandidatesAtOnce_isLeftOut() {
        ExplorationFailure failure = crowded(10_001, 200);
        assertThat(failure.schedule().holds()).isEmpty();
        assertThat(failure).hasMessageContaining("could not be shrunk").hasMessageContaining("ready at once");
    }

    @Test
    void run_messageThatNamesTheScheduler_isTheSameInEveryProcess() {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(scheduler -> {
            scheduler.close();
            scheduler.schedule(() -> {});
        }).shrinkRuns(0).run());
        assertThat(failure).hasMessageContaining("TestScheduler(seed 0, repetition of 0 decisions)");
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
    void result_nothingToDecide_saysSo() {
        assertThat(Exploration.of(scheduler -> {}).strategy(ExplorationStrategy::fifo).iterations(1).explore())
                .hasToString("1 run, 1 different schedule, never a decision, no failure");
    }

    @Test
    void notDeterministic_onSeveralThreads_namesStateThatRunsShare() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> Exploration.of(scheduler -> {
            for (int i = runs.getAndIncrement() % 3; i >= 0; i--) {
                scheduler.schedule(() -> {});
            }
            scheduler.runUntilIdle();
        }).threads(2).run()).isInstanceOf(ExplorationFailure.class).hasMessageContaining("The exploration ran on 2 threads")
                .satisfies(failure -> assertThat(failure.getMessage()).containsOnlyOnce("The scenario is not deterministic"));
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
    void drivingCallsWithoutEnd_areBoundedInAll() {
        assertThatThrownBy(() -> Exploration.of(scheduler -> {
            scheduler.schedulePeriodically(Duration.ZERO, Duration.ofMillis(1), () -> {});
            while (scheduler.runOne()) {
                // never ends by itself
            }
        }).maxSteps(10).shrinkRuns(0).run()).isInstanceOf(ExplorationFailure.class).hasCauseInstanceOf(LivelockError.class)
                .hasMessageContaining("after 100 tasks in all its driving calls, ten times the bound set by maxSteps");
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

    @Test
    void explore_depthFirst_saysCompleteWhenEveryOrderWasSeen() {
        ExplorationResult all = Exploration.of(RunnerTest::rare).strategy(ExplorationStrategy.depthFirst()).failures(3).explore();
        assertThat(all.isComplete()).isTrue();
        assertThat(all.runs()).isEqualTo(24);
        assertThat(all.schedules()).isEqualTo(24);
        assertThat(all.failing()).isEqualTo(2);
        assertThat(all.toString()).contains("complete: no order is left, 2 failed, in 2 ways");
        ExplorationResult bounded = Exploration.of(RunnerTest::rare)
                .strategy(ExplorationStrategy.depthFirst().maxDecisions(1)).failures(3).explore();
        assertThat(bounded.isComplete()).isFalse();
        assertThat(bounded.runs()).isEqualTo(4);
        assertThat(Exploration.of(scheduler -> {}).explore().isComplete()).isFalse();
    }

    @Test
    void enumeration_divided_isRefused() {
        Exploration enumeration = Exploration.of(RunnerTest::rare).strategy(ExplorationStrategy::depthFirst);
        assertThatThrownBy(enumeration.threads(2)::run).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threads (2)");
        assertThatThrownBy(enumeration.threads(1).shard(1, 3)::run).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shards (3)");
    }

    @Test
    void enumeration_bySupplier_givesNoSeedToReplay(@TempDir Path folder) {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(RunnerTest::rare)
                .strategy(ExplorationStrategy::partialOrderReduction).corpus(folder.resolve("seeds")).run());
        assertThat(failure.seed()).isEmpty();
        assertThat(failure).hasMessageNotContaining(".seed(");
        assertThat(folder.resolve("seeds")).doesNotExist();
    }

    @Test
    void strategy_oneObjectThatDoesNotEnumerate_givesASeedToReplay() {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class,
                () -> Exploration.of(RunnerTest::rare).strategy(ExplorationStrategy.randomWalk()).run());
        assertThatThrownBy(() -> Exploration.of(RunnerTest::rare).strategy(ExplorationStrategy.randomWalk())
                        .seed(failure.seed().orElseThrow()).iterations(1).run())
                .isInstanceOf(ExplorationFailure.class).hasMessageContaining(failure.schedule().toString());
    }

    @Test
    void enumeration_runDoesNotRepeat_keepsWhatFailedBefore() {
        AtomicInteger runs = new AtomicInteger();
        ExplorationResult result = Exploration.of(scheduler -> {
            int run = runs.incrementAndGet();
            for (int i = run < 4 ? 3 : 0; i > 0; i--) {
                scheduler.schedule(() -> {});
            }
            scheduler.runUntilIdle();
            assertThat(run).isNotEqualTo(2);
        }).strategy(ExplorationStrategy.depthFirst()).checkDeterminismEvery(0).failures(3).explore();
        assertThat(result.failing()).isEqualTo(2);
        assertThat(result.failures().get(1)).hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not deterministic");
    }

    @Test
    void failure_ofAnEnumeration_isReplayedByItsSchedule() {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class,
                () -> Exploration.of(RunnerTest::rare).strategy(ExplorationStrategy.depthFirst()).run());
        assertThat(failure.seed()).isEmpty();
        assertThat(failure).hasMessageStartingWith("Failing run: run ").hasMessageNotContaining("once(");
        ExplorationFailure again = catchThrowableOfType(ExplorationFailure.class,
                () -> TestScheduler.replay(failure.schedule().toString(), RunnerTest::rare));
        assertThat(again.trace()).isEqualTo(failure.trace());
    }

    @Test
    void replay_scheduleOfAnotherScenario_saysThatItDoesNotFit() {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class,
                () -> Exploration.of(RunnerTest::rare).shrinkRuns(0).run());
        assertThatThrownBy(() -> TestScheduler.replay(failure.schedule().toString(), scheduler -> {
            scheduler.schedule(() -> {});
            scheduler.schedule(() -> {});
            scheduler.runUntilIdle();
        })).isInstanceOf(ScheduleMisfitError.class)
                .hasMessageContaining("no longer fits").hasMessageContaining("Decision 1 of 3").hasMessageContaining("The run passed");
        assertThatThrownBy(() -> TestScheduler.replay("", scheduler -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reports_folderThatCannotBeWritten_doesNotHideTheFailure(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Exploration.of(RunnerTest::rare).reports(file.resolve("below")).run())
                .isInstanceOf(ExplorationFailure.class).hasMessageStartingWith("Failing ")
                .hasMessageContaining("The timeline could not be written");
        ExplorationFailure written = catchThrowableOfType(ExplorationFailure.class,
                () -> Exploration.of(RunnerTest::rare).reports(folder.resolve("new/reports")).run());
        String name = written.seed().isPresent()
                ? "failure-seed-" + written.seed().getAsLong()
                : written.getMessage().replaceFirst("(?s)Failing run: (learning run . of .),.*", "failure-$1").replace(' ', '-');
        assertThat(written).hasMessageContaining("Timeline: file:");
        assertThat(Files.readString(folder.resolve("new/reports/" + name + ".html"))).contains("held until");
        assertThat(folder.resolve("new/reports/" + name + ".trace.json")).exists();
    }

    @Test
    void failure_underTheIdleClock_replaysBySeedWithItAndByScheduleWithout() {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class,
                () -> Exploration.of(RunnerTest::rare).idleClock().strategy(ExplorationStrategy::randomWalk).run());
        assertThat(failure).hasMessageContaining("Exploration.of(scenario).idleClock().strategy(…).seed(")
                .hasMessageContaining("To replay it: TestScheduler.replay(");
    }

    @Test
    void failure_inALongRun_showsItsEnd() {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(scheduler -> {
            for (int i = 0; i < 1_000; i++) {
                scheduler.schedule(() -> {});
            }
            scheduler.runUntilIdle();
            throw new IllegalStateException("at the end");
        }).shrinkRuns(0).run());
        assertThat(failure.getMessage().lines()).hasSizeLessThan(80);
        assertThat(failure.trace().entries()).hasSize(1_000);
    }

    @Test
    void failure_taskCancelledWhileHeld_isNamedAllTheSame() {
        Scenario leak = scheduler -> {
            boolean[] taken = new boolean[1];
            Cancellable take = scheduler.scheduleLabeled(() -> taken[0] = true, TaskLabel.of("take"));
            scheduler.scheduleAfter(Duration.ofSeconds(1), take::cancel);
            scheduler.runUntilIdle();
            assertThat(taken[0]).isTrue();
        };
        assertThatThrownBy(() -> Exploration.of(leak).run()).isInstanceOf(ExplorationFailure.class)
                .hasMessageContaining("`RunnerTest lambda [take]` (did not run) held until `RunnerTest lambda#1` had run");
    }

    @Test
    void failure_thatNeedsAnEarlyJump_saysSoInItsFirstLine() {
        Scenario leak = scheduler -> {
            boolean[] taken = new boolean[1];
            boolean[] timedOut = new boolean[1];
            scheduler.scheduleAfter(Duration.ofSeconds(1), () -> timedOut[0] = !taken[0]);
            scheduler.schedule(() -> scheduler.schedule(() -> taken[0] = true));
            scheduler.runUntilIdle();
            assertThat(timedOut[0]).isFalse();
        };
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(leak).run());
        assertThat(failure.getMessage().lines().findFirst().orElseThrow())
                .contains("early jump of the clock", "Exploration.idleClock()");
        assertThat(failure).hasMessageContaining("held until the clock had reached 1000 ms");
        assertThat(Exploration.of(leak).idleClock().explore().failures()).isEmpty();
    }
}
