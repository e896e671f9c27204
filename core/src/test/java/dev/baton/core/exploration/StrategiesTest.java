package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every strategy that has seeds. */
final class StrategiesTest {
    static List<Supplier<ExplorationStrategy>> strategies() {
        return List.of(
                ExplorationStrategy::randomWalk,
                ExplorationStrategy::uniformWalk,
                ExplorationStrategy::randomPriority,
                () -> ExplorationStrategy.pct(1),
                () -> ExplorationStrategy.pct(4),
                ExplorationStrategy::partialOrderSampling,
                () -> new EagerClock(ExplorationStrategy.uniformWalk()),
                ExplorationStrategy::portfolio);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void run_isAFunctionOfItsSeed(Supplier<ExplorationStrategy> strategies) {
        Runs used = new Runs(strategies.get(), StrategiesTest::everything);
        used.hits(100);
        for (long seed : new long[] {0, 1, 2, 3, 4, 5, 6, 7, -1, 41, Long.MIN_VALUE, Long.MAX_VALUE}) {
            Runs fresh = new Runs(strategies.get(), StrategiesTest::everything);
            fresh.run(seed);
            String expected = log(fresh.last());
            for (long before : new long[] {seed + 1, 77, seed}) {
                used.run(before);
                used.run(seed);
                assertThat(log(used.last())).as("seed " + seed).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void seeds_differ(Supplier<ExplorationStrategy> strategies) {
        Runs runs = new Runs(strategies.get(), StrategiesTest::everything);
        assertThat(LongStream.range(0, 100)
                .peek(runs::run).mapToObj(seed -> runs.last().scheduleHash()).distinct()).hasSizeGreaterThan(40);
    }

    private static String log(TestScheduler scheduler) {
        return scheduler.scheduleHash() + " " + scheduler.decisions();
    }

    /** Whatever a strategy may hear of: children, lanes, timers, periods, labels, foregrounds, cancellation. */
    private static boolean everything(TestScheduler scheduler) {
        scheduler.deprioritize(TaskLabel.of("last"));
        Worker worker = scheduler.createWorker();
        Scheduler session = scheduler.newForeground();
        for (int i = 0; i < 4; i++) {
            worker.schedule(() -> scheduler.schedule(() -> session.schedule(() -> {})));
            worker.scheduleAfter(Duration.ofMillis(i), () -> {});
            scheduler.scheduleAfter(Duration.ofMillis(i % 2), () -> worker.schedule(() -> {}).cancel());
            scheduler.scheduleLabeled(() -> {}, TaskLabel.of("last"));
            scheduler.scheduleAfter(Duration.ofMillis(3), () -> {}).cancel();
            scheduler.schedule(() -> {}).cancel();
        }
        scheduler.schedulePeriodically(Duration.ZERO, Duration.ofMillis(1), () -> scheduler.schedule(() -> {}));
        scheduler.advanceBy(Duration.ofMillis(5));
        scheduler.schedule(() -> {});
        scheduler.schedule(() -> {});
        scheduler.runUntilParked();
        scheduler.cancelPending();
        return false;
    }
}
