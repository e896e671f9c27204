package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ShrinkingTest {
    private static final int FAILURES = 25;

    @ParameterizedTest
    @EnumSource
    void run_failuresBesideNoise_leavesNoMoreHoldsThanTheDepthPlusOneOnAverage(RacyProgram program) {
        List<Shrinking.Result> results = new ArrayList<>();
        for (long seed = 0; results.size() < FAILURES; seed++) {
            ScheduleRecorder recorder = new ScheduleRecorder(strategy(program, seed));
            if (fails(program, recorder)) {
                results.add(Shrinking.of(recorder.decisions(), strategy -> fails(program, strategy)).run());
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

    private static ExplorationStrategy strategy(RacyProgram program, long seed) {
        LongFunction<ExplorationStrategy> of = switch (program) {
            case TIMEOUT_AGAINST_RESUMPTION -> TestStrategies::jumpyWalk;
            case LATE_CANCEL -> TestStrategies::randomPriorities; // a random walk fails once in millions of runs
            default -> TestStrategies::randomWalk;
        };
        return of.apply(seed);
    }

    private static boolean fails(RacyProgram program, ExplorationStrategy strategy) {
        try (TestScheduler scheduler = TestScheduler.builder().strategy(strategy).build()) {
            return program.failsBesideNoise(scheduler, 6, 5);
        }
    }
}
