package dev.baton.benchmarks.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VirtualClockTest {
    @ParameterizedTest
    @ValueSource(strings = {"baton", "baton-random", "reactor", "rxjava", "coroutines"})
    void clock_timersWorkersAndCancels_runsWhatIsDueInOrder(String name) {
        List<String> ran = new ArrayList<>();
        try (VirtualClock clock = Clocks.create(name)) {
            clock.arm(3_600_000, () -> ran.add("hour"));
            Object cancelled = clock.arm(500, () -> ran.add("cancelled"));
            clock.arm(1_000, () -> ran.add("second"));
            clock.arm(999, () -> ran.add("before"));
            Lane worker = clock.worker();
            worker.submit(() -> ran.add("first"));
            worker.submit(() -> ran.add("next"));
            clock.cancel(cancelled);
            clock.runAll();
        }
        assertThat(ran).containsExactly("first", "next", "before", "second", "hour");
    }

    @Test
    void counter_lostTask_isSeen() {
        Counter counter = new Counter();
        counter.run();
        assertThatIllegalStateException().isThrownBy(() -> counter.take(2)).withMessage("1 tasks ran instead of 2");
    }

    @Test
    void scattered_nineOfTen_areDistinctAndNotInOrder() {
        assertThat(Delays.scattered(1_000)).hasSize(900).doesNotHaveDuplicates();
        assertThat(Delays.scattered(1_000)).isNotEqualTo(IntStream.range(0, 900).toArray());
    }
}
