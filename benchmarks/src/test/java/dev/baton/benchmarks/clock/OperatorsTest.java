package dev.baton.benchmarks.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatorsTest {
    @ParameterizedTest
    @CsvSource({
        "reactor, own", "reactor, baton", "rxjava, own", "rxjava, baton", "coroutines, own", "coroutines, baton"
    })
    void operators_onEitherClock_letTheSameElementsThrough(String library, String clock) {
        assertThat(Operators.create(library, clock).interval(100)).isEqualTo(100);
        assertThat(Operators.create(library, clock).debounce(100)).isEqualTo(1);
        assertThat(Operators.create(library, clock).flatMap(100)).isEqualTo(100);
    }
}
