package dev.baton.benchmarks.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goal.Verdict;
import dev.baton.benchmarks.figures.SampleFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClockGoalsTest {
    private static Goal goal(String work, String statement) {
        return ClockGoals.all().stream()
                .filter(each -> each.work().equals(work) && each.statement().endsWith(statement))
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                })
                .orElseThrow();
    }

    private static Figures timers(double baton, double reactor, double rxjava) {
        Figures figures = new Figures();
        figures.add("timers", "1,000", "baton", baton);
        figures.add("timers", "1,000", "reactor", reactor);
        figures.add("timers", "1,000", "rxjava", rxjava);
        return figures;
    }

    @Test
    void bestPeer_twoPeers_isTheFasterOne() {
        Goal goal = goal("timers, 1,000", "the best peer");
        assertThat(goal.verdict(timers(10, 100, 19))).isEqualTo(Verdict.FALLS_SHORT);
        assertThat(goal.verdict(timers(10, 20, 500))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void verdict_nothingMeasured_saysSo() {
        assertThat(ClockGoals.all()).allSatisfy(goal -> assertThat(goal.verdict(new Figures())).isEqualTo(Verdict.NOT_MEASURED));
    }

    @Test
    void verdict_everythingMeasured_isThere() {
        Figures figures = SampleFigures.create(new ClockSuite(), 10);
        assertThat(ClockGoals.all()).hasSize(28).allSatisfy(
                goal -> assertThat(goal.verdict(figures)).isNotEqualTo(Verdict.NOT_MEASURED));
    }

    @Test
    void growth_twoClocks_comparesLargeToSmall() {
        Figures figures = new Figures();
        figures.add("timers", "1,000", "baton", 10);
        figures.add("timers", "1,000,000", "baton", 90);
        figures.add("timers", "1,000", "heap", 10);
        figures.add("timers", "1,000,000", "heap", 100);
        assertThat(goal("timers, 1,000 to 1,000,000", "time per timer").verdict(figures)).isEqualTo(Verdict.FALLS_SHORT);
        assertThat(goal("timers, 1,000 to 1,000,000", "PriorityQueue's").measured().apply(figures))
                .hasValueSatisfying(ratio -> assertThat(ratio.median()).isCloseTo(0.9, within(1e-9)));
    }

    @Test
    void memory_aSmallerPeer_isFound() {
        Figures figures = new Figures();
        for (String entry : List.of("baton", "reactor", "rxjava")) {
            figures.add("memory", "queued task", entry, entry.equals("rxjava") ? 40 : 48);
        }
        assertThat(goal("memory", "a queued task with its handle").verdict(figures)).isEqualTo(Verdict.HOLDS);
        assertThat(goal("memory", "a queued task, as a multiple of the smallest peer's").verdict(figures))
                .isEqualTo(Verdict.FALLS_SHORT);
    }
}
