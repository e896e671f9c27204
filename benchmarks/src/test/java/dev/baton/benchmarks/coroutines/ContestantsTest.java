package dev.baton.benchmarks.coroutines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContestantsTest {
    @ParameterizedTest
    @ValueSource(strings = {"baton", "baton-test", "standard", "run-test"})
    void tests_anyContestant_runEveryStep(String name) {
        assertThat(TestCoroutines.create(name).yields(3, 100)).isEqualTo(300);
        assertThat(TestCoroutines.create(name).delays(100)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baton-test", "run-test"})
    void yieldsBesideTimers_builder_endsWithoutWaitingForThem(String name) {
        assertThat(TestCoroutines.create(name).yieldsBesideTimers(100, 100)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baton", "executor", "reactor", "rxjava"})
    void pools_anyContestant_runEveryStep(String name) {
        try (PoolCoroutines pool = PoolCoroutines.create(name)) {
            assertThat(pool.yields(3, 100)).isEqualTo(300);
            assertThat(pool.launches(100)).isEqualTo(100);
        }
    }

    @Test
    void create_unknownName_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TestCoroutines.create("none")).withMessageContaining("none");
        assertThatIllegalArgumentException().isThrownBy(() -> PoolCoroutines.create("none")).withMessageContaining("none");
    }

    @Test
    void expect_lostStep_isSeen() {
        assertThatIllegalStateException().isThrownBy(() -> Measurement.expect(2, 1))
                .withMessage("1 steps of coroutines ran instead of 2");
    }
}
