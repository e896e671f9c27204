package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BadSettingsTest {
    static final class Plain {
        @BatonTest(iterations = 1)
        void body() {}
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "baton.seed | many | baton.seed must be a seed or \"random\", but is \"many\"",
        "baton.iterations | 0 | baton.iterations must be positive, but is 0",
        "baton.iterations | x | baton.iterations must be a whole number, but is \"x\"",
        "baton.max-steps | -1 | baton.max-steps must be positive, but is -1",
        "baton.strategy | luck | baton.strategy must be one of [PORTFOLIO, FIFO,",
        "baton.clock | sun | baton.clock must be one of [CHOICE, IDLE], but is \"sun\"",
        "baton.time-budget | soon | baton.time-budget must be a positive duration such as \"30 s\", but is \"soon\"",
        "baton.hang-limit | 0 s | baton.hang-limit must be a positive duration such as \"30 s\", but is \"0 s\"",
        "baton.shard.index | 1 | baton.shard.index and baton.shard.count belong together: set both or neither",
    })
    void setting_thatMakesNoSense_isRefused(String name, String value, String message) {
        assertThat(Kit.failure(Plain.class, name, value)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "baton.strategy | pct-3", "baton.clock | idle", "baton.time-budget | PT1M", "baton.hang-limit | 2 m",
        "baton.max-steps | 10", "baton.seed | -1", "baton.seed | random"
    })
    void setting_thatMakesSense_isTaken(String name, String value) {
        Kit.run(Plain.class, name, value).testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void shard_thatIsOutOfRange_isRefused() {
        assertThat(Kit.failure(Plain.class, "baton.shard.index", "2", "baton.shard.count", "2"))
                .hasMessageContaining("The index of a shard must be from 0 to 1, but is 2");
    }

    static final class NoIterations {
        @BatonTest(iterations = 0)
        void body() {}
    }

    static final class NoSteps {
        @BatonTest(maxSteps = 0)
        void body() {}
    }

    static final class NoFailures {
        @BatonTest(failures = 0)
        void body() {}
    }

    static final class NoBudget {
        @BatonTest(timeBudget = "-PT1S")
        void body() {}
    }

    @Test
    void attribute_thatMakesNoSense_isRefused() {
        assertThat(Kit.failure(NoIterations.class)).hasMessageContaining("@BatonTest(iterations) of")
                .hasMessageContaining("must be positive, but is 0");
        assertThat(Kit.failure(NoSteps.class)).hasMessageContaining("@BatonTest(maxSteps) of");
        assertThat(Kit.failure(NoFailures.class)).hasMessageContaining("@BatonTest(failures) of");
        assertThat(Kit.failure(NoBudget.class)).hasMessageContaining("@BatonTest(timeBudget) of")
                .hasMessageContaining("must be a positive duration such as \"30 s\", but is \"-PT1S\"");
    }

    @Test
    void variable_countsWhereNoParameterIsSet() {
        Map<String, String> variables = Map.of("BATON_SEED", "5", "BATON_ITERATIONS", " 7 ", "BATON_CLOCK", "");
        Outside outside = new Outside(
                name -> name.equals("baton.seed") ? Optional.of("6") : Optional.empty(), variables);

        assertThat(outside.text(Setting.SEED)).contains("6");
        assertThat(outside.nameOf(Setting.SEED)).isEqualTo("baton.seed");
        assertThat(outside.number(Setting.ITERATIONS, 1)).isEqualTo(7);
        assertThat(outside.nameOf(Setting.ITERATIONS)).isEqualTo("BATON_ITERATIONS");
        assertThat(outside.has(Setting.CLOCK)).isFalse();
    }

    @Test
    void lineToRerun_repeatsWhatWasSetOutside() {
        Outside outside = new Outside(name -> Optional.empty(), Map.of("BATON_STRATEGY", "pct-2", "BATON_ITERATIONS", "7"));

        assertThat(outside.forTheSameRun()).isEqualTo("BATON_STRATEGY=pct-2 ");
    }

    @Test
    void unknownNames_areReportedOnce() {
        List<String> output = new ArrayList<>();
        Set<String> reported = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            UnknownSettings.report(
                    List.of("baton.iteration", "baton.seed", "baton.shard.count", "user.home"),
                    List.of("BATON_SEEDS", "BATON_SHARD_INDEX", "PATH"),
                    reported,
                    output::add);
        }

        assertThat(output).hasSize(2);
        assertThat(output.get(0)).startsWith("BATON_SEEDS is no setting of @BatonTest").contains("BATON_SEED,");
        assertThat(output.get(1)).startsWith("baton.iteration is no setting of @BatonTest").contains("baton.iterations,");
    }
}
