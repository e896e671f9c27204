package dev.baton.benchmarks.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SearchTest {
    private static final Scenario PASSES = scheduler -> {};

    private final List<String> calls = new ArrayList<>();

    private final class Noting implements ExplorationStrategy {
        @Override
        public int learningRuns(long seed) {
            return seed == 7 ? 0 : 2;
        }

        @Override
        public void beginLearning(int index) {
            calls.add("learn " + index);
        }

        @Override
        public boolean begin(long seed) {
            calls.add("begin " + seed);
            return seed < 10;
        }

        @Override
        public int choose(Decision decision) {
            return 0;
        }

        @Override
        public void end() {
            calls.add("end");
        }
    }

    @Test
    void firstFailure_strategyThatLearns_learnsOnceBeforeTheRunThatAsks() {
        Search search = new Search(PASSES, new Noting());
        assertThat(search.firstFailure(7, 3)).isZero();
        assertThat(calls).containsExactly(
                "begin 7", "end", "learn 0", "end", "learn 1", "end", "begin 8", "end", "begin 9", "end");
        assertThat(search.executed()).isEqualTo(5);
    }

    @Test
    void firstFailure_nothingLeftToExplore_ends() {
        assertThat(new Search(PASSES, new Noting()).firstFailure(9, 100)).isZero();
        assertThat(calls).endsWith("begin 9", "end", "begin 10");
    }

    @Test
    void firstFailure_thirdRunFails_isThree() {
        int[] runs = new int[1];
        Scenario third = scheduler -> assertTrue(++runs[0] % 3 != 0);
        assertThat(new Search(third, ExplorationStrategy.randomWalk()).firstFailure(0, 10)).isEqualTo(3);
        assertThat(new Search(third, ExplorationStrategy.randomWalk()).failures(0, 9)).isEqualTo(3);
    }

    @Test
    void firstFailure_programThatIsBroken_saysSo() {
        Scenario broken = scheduler -> {
            throw new IllegalArgumentException("no such table");
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> new Search(broken, ExplorationStrategy.fifo()).once())
                .withMessageContaining("itself is broken");
    }

    @Test
    void firstFailure_deadlockInsteadOfTheBug_saysSo() {
        Scenario stuck = scheduler -> scheduler.blockOn(new CompletableFuture<>());
        assertThatIllegalStateException()
                .isThrownBy(() -> new Search(stuck, ExplorationStrategy.fifo()).once())
                .withMessageContaining("in another way");
    }

    private static void assertTrue(boolean condition) {
        if (!condition) {
            throw new AssertionError("third");
        }
    }
}
