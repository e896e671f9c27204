package dev.baton.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The machinery of the suite cannot be made to pass by giving it nothing to check. */
final class RulesTest {
    private static Rules over(Stream<Environment> environments) {
        return new Rules() {
            @Override
            public Bridge bridge() {
                return Bridge.none();
            }

            @Override
            public Stream<Environment> environments() {
                return environments;
            }

            @Override
            public Map<Capability, String> absent() {
                return Map.of();
            }
        };
    }

    @Test
    void everywhere_noEnvironment_fails() {
        assertThatThrownBy(() -> over(Stream.empty()).everywhere(subject -> {}))
                .isInstanceOf(AssertionError.class).hasMessageContaining("checked nowhere");
    }

    @Test
    void everywhere_anyThrowable_namesTheEnvironment() {
        assertThatThrownBy(() -> over(Environment.virtual()).everywhere(subject -> {
            throw new UnsupportedOperationException("not there");
        })).isInstanceOf(AssertionError.class).hasMessageContaining("not there").hasMessageContaining("[on TestScheduler(FIFO)]");
    }
}
