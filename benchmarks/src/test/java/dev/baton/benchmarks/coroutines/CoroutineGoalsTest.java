package dev.baton.benchmarks.coroutines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goal.Verdict;
import dev.baton.benchmarks.figures.SampleFigures;
import org.junit.jupiter.api.Test;

final class CoroutineGoalsTest {
    private static Goal goal(String work, String statement) {
        return CoroutineGoals.all().stream()
                .filter(each -> each.work().equals(work) && each.statement().contains(statement))
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                })
                .orElseThrow();
    }

    private static Verdict verdict(Goal goal, String workload, String variant, String opponent, double baton, double other) {
        Figures figures = new Figures();
        figures.add(workload, variant, "baton", baton);
        figures.add(workload, variant, opponent, other);
        return goal.verdict(figures);
    }

    @Test
    void verdict_everythingMeasured_isThere() {
        Figures figures = SampleFigures.create(new CoroutineSuite(), 10);
        assertThat(CoroutineGoals.all()).hasSize(17).allSatisfy(
                goal -> assertThat(goal.verdict(figures)).isNotEqualTo(Verdict.NOT_MEASURED));
    }

    @Test
    void executor_aQuarterSlower_fallsShort() {
        Goal goal = goal("launch, 100,000 coroutines", "as a multiple of Executor");
        assertThat(verdict(goal, "launch", "100,000 coroutines", "executor", 125, 100)).isEqualTo(Verdict.FALLS_SHORT);
        assertThat(verdict(goal, "launch", "100,000 coroutines", "executor", 119, 100)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void standardTestDispatcher_twiceAsSlow_fallsShort() {
        Goal goal = goal("Baton: test-delay, 1 coroutine", "StandardTestDispatcher");
        assertThat(verdict(goal, "test-delay", "1 coroutine", "standard", 100, 200)).isEqualTo(Verdict.FALLS_SHORT);
        assertThat(verdict(goal, "test-delay", "1 coroutine", "standard", 100, 250)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void background_moreTimers_mustTakeNoLonger() {
        Figures figures = new Figures();
        figures.add("background", "no timer", "baton", 100);
        figures.add("background", "1,000 timers", "baton", 119);
        figures.add("background", "10,000 timers", "baton", 130);
        assertThat(goal("background, 1,000 timers", "multiple").verdict(figures)).isEqualTo(Verdict.HOLDS);
        assertThat(goal("background, 10,000 timers", "multiple").verdict(figures)).isEqualTo(Verdict.FALLS_SHORT);
    }
}
