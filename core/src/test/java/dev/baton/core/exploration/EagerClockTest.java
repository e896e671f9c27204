package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EagerClockTest {
    private static final int RUNS = 2_000;

    @Test
    void timeout_raceWithAResumption_isFoundWithTheClockOnly() {
        ExplorationStrategy walk = ExplorationStrategy.randomWalk();
        assertThat(new Runs(walk, RacyProgram.TIMEOUT_AGAINST_RESUMPTION).hits(RUNS)).isZero();
        assertThat(new Runs(new EagerClock(walk), RacyProgram.TIMEOUT_AGAINST_RESUMPTION).hits(RUNS))
                .isGreaterThan(RUNS / 20);
    }

    @Test
    void jumps_stayWithinTheBudgetOfOneOrTwo() {
        EagerClock clock = new EagerClock(ExplorationStrategy.randomWalk());
        int[] runsWithJumps = new int[3];
        for (long seed = 0; seed < RUNS; seed++) {
            clock.begin(seed);
            TestScheduler scheduler = TestScheduler.builder().strategy(clock).build();
            int jumps = early(scheduler);
            assertThat(jumps).isLessThanOrEqualTo(clock.clockJumps());
            runsWithJumps[jumps]++;
        }
        assertThat(runsWithJumps[1]).isGreaterThan(runsWithJumps[2]).isGreaterThan(runsWithJumps[0]);
        assertThat(runsWithJumps[2]).isPositive();
    }

    /** Counts the timers that fire before the chain has ended, out of ten at different times. */
    private static int early(TestScheduler scheduler) {
        boolean[] ended = new boolean[1];
        int[] early = new int[1];
        for (int i = 1; i <= 10; i++) {
            scheduler.scheduleAfter(Duration.ofMillis(i), () -> early[0] += ended[0] ? 0 : 1);
        }
        Chains.hops(scheduler, 100, () -> scheduler.schedule(() -> ended[0] = true));
        scheduler.runUntilIdle();
        return early[0];
    }

    /** A small probability and a large one: the jump comes at the first decision, and long after. */
    @Test
    void jump_comesEarlyInSomeRunsAndLateInOthers() {
        EagerClock clock = new EagerClock(ExplorationStrategy.fifo());
        List<Integer> steps = new ArrayList<>();
        new Runs(clock, scheduler -> {
            int[] done = new int[1];
            scheduler.scheduleAfter(Duration.ofMillis(1), () -> steps.add(done[0]));
            for (int i = 0; i < 100; i++) {
                scheduler.schedule(() -> done[0]++);
            }
            scheduler.runUntilIdle();
            return false;
        }).hits(RUNS);
        assertThat(steps).filteredOn(step -> step == 100).hasSizeGreaterThan(RUNS / 20);
    }

    @Test
    void base_isAskedOnlyWhereThereAreTwoTasks() {
        int[] asked = new int[1];
        EagerClock clock = new EagerClock(decision -> {
            assertThat(decision.tasks()).isGreaterThan(1);
            asked[0]++;
            return decision.tasks() - 1;
        });
        new Runs(clock, scheduler -> early(scheduler) > 0).hits(100);
        assertThat(asked[0]).isPositive();
    }

    @Test
    void program_withoutTimers_runsAsWithoutTheClock() {
        Runs with = new Runs(new EagerClock(ExplorationStrategy.randomWalk()), RacyProgram.TORN_REFRESH);
        Runs without = new Runs(ExplorationStrategy.randomWalk(), RacyProgram.TORN_REFRESH);
        for (long seed = 0; seed < 100; seed++) {
            with.run(seed);
            without.run(seed);
            assertThat(with.last().decisions()).hasToString(without.last().decisions().toString());
        }
    }

    @Test
    void learningRuns_keepTheClockIdle() {
        EagerClock clock = new EagerClock(ExplorationStrategy.uniformWalk());
        clock.begin(0);
        clock.beginLearning(0);
        assertThat(clock.clockJumps()).isZero();
    }
}
