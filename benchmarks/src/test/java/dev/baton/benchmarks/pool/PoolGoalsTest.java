package dev.baton.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goal.Verdict;
import dev.baton.benchmarks.figures.SampleFigures;
import org.junit.jupiter.api.Test;

final class PoolGoalsTest {
    private static Goal goal(String work, String statement) {
        return PoolGoals.all().stream()
                .filter(each -> each.work().equals(work) && each.statement().endsWith(statement))
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                })
                .orElseThrow();
    }

    @Test
    void verdict_everythingMeasured_isThere() {
        Figures figures = SampleFigures.create(new PoolSuite(), 10);
        assertThat(PoolGoals.all()).hasSize(48).allSatisfy(
                goal -> assertThat(goal.verdict(figures)).isNotEqualTo(Verdict.NOT_MEASURED));
    }

    @Test
    void forkJoin_twoModes_theFasterCounts() {
        Figures figures = new Figures();
        figures.add("hop", "8 chains", "baton", 30);
        figures.add("hop", "8 chains", "fjp", 40);
        Goal goal = goal("hop, 8 chains", "ForkJoinPool");
        assertThat(goal.verdict(figures)).isEqualTo(Verdict.HOLDS);
        figures.add("hop", "8 chains", "fjp-async", 28);
        assertThat(goal.verdict(figures)).isEqualTo(Verdict.FALLS_SHORT);
    }

    @Test
    void growth_slowerButFlatter_holds() {
        Figures figures = new Figures();
        figures.add("growth", "1,000", "baton", 100);
        figures.add("growth", "1,000,000", "baton", 200);
        figures.add("growth", "1,000", "stpe", 10);
        figures.add("growth", "1,000,000", "stpe", 21);
        assertThat(goal("growth, 1,000 to 1,000,000", "pool's").verdict(figures)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void idle_nothingUsed_holds() {
        Figures figures = new Figures();
        figures.add("idle", "one far timer pending", "baton", 0);
        Goal goal = goal("idleness, one far timer pending", "second");
        assertThat(goal.verdict(figures)).isEqualTo(Verdict.HOLDS);
        figures.add("idle", "one far timer pending", "baton", 2_001);
        assertThat(goal.verdict(figures)).isEqualTo(Verdict.FALLS_SHORT);
    }
}
