package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ShrinkingTest {
    private static final int FAILURES = 25;

    @ParameterizedTest
    @EnumSource
    void run_failuresBesideNoise_leavesNoMoreHoldsThanTheDepthPlusOneOnAverage(RacyProgram program) {
        Program inNoise = inNoise(program);
        ScheduleRecorder recorder = new ScheduleRecorder(strategy(program));
        Runs runs = new Runs(recorder, inNoise);
        List<Shrinking.Result> results = new ArrayList<>();
        for (long seed = 0; results.size() < FAILURES; seed++) {
            if (runs.run(seed)) {
                results.add(Shrinking.of(recorder.decisions(), strategy -> fails(inNoise, strategy)).run());
            }
        }
        assertThat(results).allSatisfy(result -> {
            assertThat(result.runs()).isLessThanOrEqualTo(200);
            assertThat(result.isCut()).isFalse();
            assertThat(result.schedule()).as(result.outcome()).isPresent();
        });
        assertThat(results.stream().mapToInt(result -> result.schedule().orElseThrow().size()).average().orElseThrow())
                .isBetween(1.0, program.depth + 1.0);
    }

    @Test
    void run_budgetUsedUp_keepsTheBestAndSaysSo() {
        Schedule failing = failing(RacyProgram.TORN_REFRESH);
        for (int budget = 3; budget < 40; budget++) {
            AtomicInteger runs = new AtomicInteger();
            Shrinking.Result result = Shrinking.of(failing, strategy -> {
                runs.incrementAndGet();
                return failsInNoise(RacyProgram.TORN_REFRESH, strategy);
            }).maxRuns(budget).run();
            assertThat(result.runs()).isEqualTo(runs.get()).isLessThanOrEqualTo(budget);
            assertThat(result.isCut()).isTrue();
            assertThat(result.outcome()).endsWith("holds in " + budget + " runs, when the budget was used up.");
            assertThat(failsInNoise(RacyProgram.TORN_REFRESH, result.schedule().orElseThrow().replay())).isTrue();
        }
    }

    @Test
    void run_timeLimitPassed_checksWhatItHas() {
        Shrinking.Result result = Shrinking.of(
                        failing(RacyProgram.DOUBLE_CREATE),
                        strategy -> failsInNoise(RacyProgram.DOUBLE_CREATE, strategy))
                .timeLimit(Duration.ofNanos(1)).run();
        assertThat(result.isCut()).isTrue();
        assertThat(result.schedule()).isPresent();
        assertThat(result.runs()).isEqualTo(3);
    }

    @Test
    void run_failureThatDoesNotComeBack_saysSo() {
        Shrinking.Result never = Shrinking.of(failing(RacyProgram.DOUBLE_CREATE), strategy -> false).run();
        assertThat(never).isEqualTo(
                new Shrinking.Result(Optional.empty(), 1, false, "The failure did not come back."));

        AtomicInteger runs = new AtomicInteger();
        Shrinking.Result flaky = Shrinking.of(failing(RacyProgram.DOUBLE_CREATE),
                strategy -> failsInNoise(RacyProgram.DOUBLE_CREATE, strategy) && runs.incrementAndGet() < 4).run();
        assertThat(flaky.schedule()).isEmpty();
        assertThat(flaky.outcome()).isEqualTo("What was found did not fail again.");
    }

    @Test
    void run_failsInFifoOrderToo_leavesNoHold() {
        Program timeout = inNoise(RacyProgram.TIMEOUT_AGAINST_RESUMPTION);
        ScheduleRecorder recorder = new ScheduleRecorder(new JumpyWalk());
        new Runs(recorder, timeout).run(1);
        Shrinking.Result result = Shrinking.of(recorder.decisions(), strategy -> {
            fails(timeout, strategy);
            return true;
        }).run();
        assertThat(result.schedule()).contains(new HoldSchedule(0, List.of()));
        assertThat(result.runs()).isEqualTo(4);
    }

    @Test
    void run_scheduleOfHolds_isShrunkToo() {
        Schedule once = shrunk(RacyProgram.LOCK_INVERSION, failing(RacyProgram.LOCK_INVERSION));
        assertThat(shrunk(RacyProgram.LOCK_INVERSION, once)).isEqualTo(once);
    }

    @Test
    void run_failureWithoutEarlyJump_isShrunkWithoutOne() {
        Schedule failing = failing(RacyProgram.DOUBLE_CREATE);
        Shrinking.of(failing, strategy -> {
            assertThat(strategy.clockJumps()).isZero();
            return failsInNoise(RacyProgram.DOUBLE_CREATE, strategy);
        }).run();
    }

    @Test
    void run_failureThatNeedsNoEarlyJump_losesIt() {
        Program besideTimer = scheduler -> {
            scheduler.scheduleAfter(Duration.ofMillis(1), () -> {});
            return RacyProgram.DOUBLE_CREATE.besideNoise(2, 3).run(scheduler);
        };
        ScheduleRecorder recorder = new ScheduleRecorder(new JumpyWalk());
        Runs runs = new Runs(recorder, besideTimer);
        for (long seed = 0, found = 0; found < 20; seed++) {
            if (runs.run(seed) && recorder.holds().clockJumps() > 0) {
                found++;
                Shrinking shrinking = Shrinking.of(recorder.decisions(), strategy -> fails(besideTimer, strategy));
                assertThat(shrinking.run().schedule())
                        .hasValueSatisfying(schedule -> assertThat(schedule.clockJumps()).isZero());
            }
        }
    }

    @Test
    void run_earlyJumpNeeded_keepsIt() {
        Schedule shrunk = shrunk(
                RacyProgram.TIMEOUT_AGAINST_RESUMPTION, failing(RacyProgram.TIMEOUT_AGAINST_RESUMPTION));
        assertThat(shrunk.clockJumps()).isEqualTo(1);
    }

    @Test
    void budgets_tooSmall_areRefused() {
        Shrinking shrinking = Shrinking.of(new HoldSchedule(0, List.of()), strategy -> true);
        assertThatThrownBy(() -> shrinking.maxRuns(2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxRuns must be at least 3, but is 2");
        assertThatThrownBy(() -> shrinking.timeLimit(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void describe_shrunkRun_namesTasksByLabelAndStep() {
        Schedule schedule = shrunk(RacyProgram.DOUBLE_CREATE, failing(RacyProgram.DOUBLE_CREATE));
        TestScheduler scheduler = TestScheduler.builder().strategy(schedule.replay()).captureSites(true).build();
        inNoise(RacyProgram.DOUBLE_CREATE).run(scheduler);
        assertThat(schedule.holds()).hasSize(1);
        assertThat(schedule.holds().get(0).describe(scheduler.trace())).matches("`create#\\d+` held until `\\w+#\\d+` had run");

        assertThat(Hold.untilTime(17, 100_000_000).describe(scheduler.trace()))
                .isEqualTo("task 0000000000000011 (which did not run) held until the clock had reached 100 ms");
        assertThatThrownBy(() -> new Hold(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hold(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hold(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hold(1, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Schedule failing(RacyProgram program) {
        ScheduleRecorder recorder = new ScheduleRecorder(strategy(program));
        Runs runs = new Runs(recorder, inNoise(program));
        long seed = 0;
        while (!runs.run(seed)) {
            seed++;
        }
        return recorder.decisions();
    }

    private static Schedule shrunk(RacyProgram program, Schedule failing) {
        return Shrinking.of(failing, strategy -> failsInNoise(program, strategy)).run().schedule().orElseThrow();
    }

    private static ExplorationStrategy strategy(RacyProgram program) {
        return switch (program) {
            case TIMEOUT_AGAINST_RESUMPTION -> new JumpyWalk();
            case LATE_CANCEL -> ExplorationStrategy.randomPriority(); // a random walk fails once in millions of runs
            default -> ExplorationStrategy.randomWalk();
        };
    }

    private static Program inNoise(RacyProgram program) {
        return program.besideNoise(6, 5);
    }

    private static boolean failsInNoise(RacyProgram program, ExplorationStrategy strategy) {
        return fails(inNoise(program), strategy);
    }

    private static boolean fails(Program program, ExplorationStrategy strategy) {
        return new Runs(strategy, program).run(0);
    }
}
