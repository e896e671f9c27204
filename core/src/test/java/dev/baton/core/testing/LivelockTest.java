package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LivelockTest {
    private static TestScheduler bounded(long maxSteps) {
        return TestScheduler.builder().maxSteps(maxSteps).build();
    }

    private static void loop(TestScheduler scheduler, List<String> labels, int index) {
        scheduler.scheduleLabeled(
                () -> loop(scheduler, labels, (index + 1) % labels.size()), TaskLabel.of(labels.get(index)));
    }

    @Test
    void runUntilIdle_cycleOfLabels_isPrintedInItsOrder() {
        TestScheduler scheduler = bounded(3_000);
        loop(scheduler, List.of("ask", "ask", "refuse", "retry"), 0);
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(LivelockError.class)
                .hasMessageContaining("They repeat a cycle of 4 tasks, 250 times over:\n"
                        + "  2 × LivelockTest lambda [ask]\n"
                        + "  1 × LivelockTest lambda [refuse]\n"
                        + "  1 × LivelockTest lambda [retry]\n")
                .hasMessageContaining("One chain of tasks keeps itself going")
                .hasMessageContaining("The clock stood still");
    }

    @Test
    void runUntilIdle_randomOrderOfTwoLoops_showsNoCycleButTheChains() {
        TestScheduler scheduler = TestScheduler.builder().seed(3).maxSteps(3_000).build();
        loop(scheduler, List.of("left"), 0);
        loop(scheduler, List.of("right"), 0);
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining("They show no cycle.")
                .hasMessageContaining("2 chains of tasks take turns");
    }

    @Test
    void runUntilIdle_oneLane_isOneChain() {
        TestScheduler scheduler = bounded(3_000);
        Worker worker = scheduler.createWorker();
        worker.schedulePeriodically(Duration.ZERO, Duration.ofMillis(2), () -> {});
        worker.schedulePeriodically(Duration.ZERO, Duration.ofMillis(2), () -> {});
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining("One chain of tasks keeps itself going")
                .hasMessageContaining("The clock moved from");
    }

    @Test
    void runUntilIdle_chainsOfTheSameName_areCountedAllTheSame() {
        TestScheduler scheduler = bounded(3_000);
        for (int i = 0; i < 3; i++) {
            loop(scheduler, List.of("same"), 0);
        }
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining("3 chains of tasks take turns");
    }

    @Test
    void runUntilIdle_deprioritizedTask_isReadyAllTheTime() {
        TestScheduler scheduler = bounded(3_000);
        scheduler.deprioritize(TaskLabel.of("last"));
        loop(scheduler, List.of("last"), 0);
        loop(scheduler, List.of("first"), 0);
        assertThatThrownBy(scheduler::runUntilIdle)
                .hasMessageContaining("Ready all this time and never chosen (1):\n  LivelockTest lambda [last]");
    }

    @Test
    void runUntilIdle_secondCall_samplesAnew() {
        TestScheduler scheduler = bounded(20);
        Cancellable first = scheduler.labeled(TaskLabel.of("first")).schedulePeriodically(Duration.ZERO, Duration.ZERO, () -> {});
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining("Of the last 20 tasks:");
        first.cancel();
        loop(scheduler, List.of("second"), 0);
        assertThatThrownBy(scheduler::runUntilIdle).hasMessageContaining("Of the last 20 tasks:\n  20 × LivelockTest lambda [second]");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 0", "a, 0, 0", "aaaaaa, 1, 0", "xaaaaaa, 1, 1", "abababababab, 2, 0", "xyzabcabcabcabcabcabc, 3, 3",
        "abcdefghijkl, 0, 0", "aabaabaabaabaabaab, 3, 0", "abababababac, 0, 0"})
    void period_sequence_isTheShortestThatRepeats(String names, int period, int from) {
        LastSteps steps = steps(names);
        assertThat(steps.period()).isEqualTo(period);
        if (period > 0) {
            assertThat(steps.repeatingFrom(period)).isEqualTo(from);
        }
    }

    @Test
    void period_randomSequences_isWhatTryingAllLengthsGives() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder unit = new StringBuilder();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                unit.append((char) ('a' + random.nextInt(2)));
            }
            StringBuilder names = new StringBuilder("ab".repeat(random.nextInt(4)));
            names.append(unit.toString().repeat(random.nextInt(8)));
            assertThat(steps(names.toString()).period()).as(names.toString()).isEqualTo(naivePeriod(names.toString()));
        }
    }

    private static int naivePeriod(String names) {
        String tail = names.substring(names.length() / 2);
        for (int period = 1; 3 * period <= tail.length(); period++) {
            if (tail.endsWith(tail.substring(0, tail.length() - period)) && !tail.isEmpty()) {
                return period;
            }
        }
        return 0;
    }

    private static LastSteps steps(String names) {
        LastSteps steps = new LastSteps();
        for (char name : names.toCharArray()) {
            steps.add(new Nothing(), String.valueOf(name), 0);
        }
        return steps;
    }

    private static final class Nothing extends TaskNode {
        @Override
        protected void execute() {}
    }
}
