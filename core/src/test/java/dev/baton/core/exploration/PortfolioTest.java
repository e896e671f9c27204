package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PortfolioTest {
    private final ExplorationStrategy portfolio = ExplorationStrategy.portfolio();

    @Test
    void seeds_takeTurns() {
        List<String> names = new ArrayList<>();
        for (long seed = 0; seed < 8; seed++) {
            portfolio.begin(seed);
            names.add(portfolio.toString());
        }
        assertThat(names).containsExactly(
                "random walk",
                "uniform walk, clock may jump",
                "random priority",
                "PCT of depth 1, clock may jump",
                "random walk, clock may jump",
                "uniform walk",
                "random priority, clock may jump",
                "PCT of depth 2");
    }

    @Test
    void pct_hasEveryDepthWithAndWithoutTheClock() {
        Set<String> names = new TreeSet<>();
        for (long seed = -1; seed > -100; seed -= 4) {
            portfolio.begin(seed);
            names.add(portfolio.toString());
        }
        assertThat(names).containsExactly(
                "PCT of depth 1", "PCT of depth 1, clock may jump",
                "PCT of depth 2", "PCT of depth 2, clock may jump",
                "PCT of depth 3", "PCT of depth 3, clock may jump");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -800, Long.MIN_VALUE, Long.MAX_VALUE - 799})
    void clock_mayJumpInHalfOfTheRuns(long first) {
        int mayJump = 0;
        for (long seed = first; seed < first + 800 - 1; seed++) {
            portfolio.begin(seed);
            mayJump += portfolio.clockJumps() > 0 ? 1 : 0;
            assertThat(portfolio.clockJumps()).isBetween(0, 2);
            assertThat(portfolio.clockJumps() > 0).isEqualTo(portfolio.toString().endsWith(", clock may jump"));
        }
        assertThat(mayJump).isBetween(399, 400);
    }

    @Test
    void learningRuns_areForTheStrategiesThatNeedThem() {
        for (long seed = -16; seed < 16; seed++) {
            portfolio.begin(seed);
            boolean learns = portfolio.toString().startsWith("uniform") || portfolio.toString().startsWith("PCT");
            assertThat(portfolio.learningRuns(seed)).as("seed " + seed).isEqualTo(learns ? 4 : 0);
        }
    }

    @Test
    void walk_isTheWalkOfTheSeed() {
        Runs runs = new Runs(portfolio, RacyProgram.TORN_REFRESH);
        Runs walk = new Runs(ExplorationStrategy.randomWalk(), RacyProgram.TORN_REFRESH);
        for (long seed = -80; seed < 80; seed += 8) {
            runs.run(seed + 3);
            runs.run(seed);
            walk.run(seed);
            assertThat(runs.last().decisions()).hasToString(walk.last().decisions().toString());
        }
    }

    @Test
    void learningRun_isTheRunOfItsSeed() {
        List<String> learned = new ArrayList<>();
        Program watched = scheduler -> {
            RacyProgram.TORN_REFRESH.run(scheduler);
            return learned.add(scheduler.decisions() + " " + portfolio);
        };
        new Runs(portfolio, watched).run(1);
        learned.remove(4); // the run itself
        List<String> replayed = new ArrayList<>();
        replayed.add(decisions(ExplorationStrategy.fifo(), 0) + " FIFO, to learn the program");
        long seed = portfolio.learningSeed(1).orElseThrow();
        replayed.add(decisions(ExplorationStrategy.portfolio(), seed) + " random walk, to learn the program");
        assertThat(learned).startsWith(replayed.toArray(String[]::new)).hasSize(4);
        assertThat(learned.get(2)).endsWith(" chain by chain, the oldest first, to learn the program");
        assertThat(learned.get(3)).endsWith(" chain by chain, the newest first, to learn the program");
        assertThat(portfolio.learningSeed(0)).isEmpty();
        assertThat(portfolio.learningSeed(2)).isEmpty();
    }

    private static String decisions(ExplorationStrategy strategy, long seed) {
        Runs runs = new Runs(strategy, RacyProgram.TORN_REFRESH);
        runs.run(seed);
        return runs.last().decisions().toString();
    }

    /** What was learned from one program is not known to another portfolio, and no run after the learning adds to it. */
    @Test
    void learning_isOverAfterFourRuns() {
        Runs fresh = new Runs(ExplorationStrategy.portfolio(), RacyProgram.LOCK_INVERSION.besideNoise(4, 6));
        Runs used = new Runs(portfolio, RacyProgram.LOCK_INVERSION.besideNoise(4, 6));
        used.hits(400);
        for (long seed = 1; seed < 200; seed += 2) {
            fresh.run(seed);
            used.run(seed);
            assertThat(used.last().decisions()).hasToString(fresh.last().decisions().toString());
        }
    }

    static Iterable<String> programs() {
        return HitRates.programs().keySet();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void program_withARareBug_isFoundWithinAThousandRuns(String name) {
        Program program = HitRates.programs().get(name);
        assertThat(new Runs(ExplorationStrategy.fifo(), program).run(0)).as("FIFO does not show it").isFalse();
        assertThat(new Runs(portfolio, program).hits(1_000)).isGreaterThan(10);
    }

    /** Calls the strategy as a run of eight tasks does. */
    @Test
    void run_afterWarmUp_allocatesNothing() throws ReflectiveOperationException {
        Candidates candidates = new Candidates();
        for (int index = 0; index < portfolio.learningRuns(1); index++) {
            portfolio.beginLearning(index);
            candidates.run(portfolio);
        }
        long before = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            if (seed == 1_000) {
                before = allocatedBytes();
            }
            portfolio.begin(seed);
            candidates.run(portfolio);
        }
        assertThat(allocatedBytes() - before).as("bytes in 1,000 runs").isLessThan(10_000);
    }

    /** By reflection: the module does not read that of management. */
    private static long allocatedBytes() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
        return (long) Class.forName("com.sun.management.ThreadMXBean")
                .getMethod("getCurrentThreadAllocatedBytes").invoke(threads);
    }

    private static final class Candidates implements Decision {
        private final long[] tasks = new long[8];
        private int count;

        void run(ExplorationStrategy strategy) {
            for (int i = 0; i < 8; i++) {
                tasks[i] = Identity.child(Identity.BODY, i);
                strategy.submitted(tasks[i], Identity.BODY, lane(i), false);
            }
            for (count = 8; count > 0; count--) {
                int chosen = count == 1 ? 0 : strategy.choose(this);
                long task = tasks[chosen];
                tasks[chosen] = tasks[count - 1];
                strategy.ran(task, 0, null);
            }
            strategy.end();
        }

        @Override
        public int tasks() {
            return count;
        }

        @Override
        public boolean canJump() {
            return false;
        }

        @Override
        public long now() {
            return 0;
        }

        @Override
        public long task(int index) {
            return tasks[index];
        }

        @Override
        public long lane(int index) {
            return 0;
        }

        @Override
        public int readiness(int index) {
            return index;
        }

        @Override
        public @Nullable TaskLabel label(int index) {
            return null;
        }
    }
}
