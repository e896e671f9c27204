package dev.baton.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ExplorationBenchmarkTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void bugs_oneProgram_hasALineForEachStrategy() {
        assertThat(ExplorationBenchmark.run(out, "bugs", "only=stale search", "searches=3", "runs=50")).isTrue();
        for (Contestant each : Contestant.ALL) {
            assertThat(printed()).containsPattern("stale search +" + Pattern.quote(each.name()) + " +100 %");
        }
    }

    @Test
    void fixed_oneProgram_hasNoFailure() {
        assertThat(ExplorationBenchmark.run(out, "fixed", "only=double create", "many=300")).isTrue();
        assertThat(printed()).contains("300 runs").containsPattern("double create +no failure");
    }

    @Test
    void rates_oneProgram_isAShareOfTheWalks() {
        ExplorationBenchmark.run(out, "rates", "only=torn", "many=1000");
        assertThat(printed()).containsPattern("torn refresh +2\\d\\d +2\\d\\.\\d000 %");
    }

    @Test
    void depth_oneProgram_namesDeclaredAndMeasured() {
        ExplorationBenchmark.run(out, "depth", "only=torn");
        assertThat(printed()).contains("declared 2, measured 2");
    }

    @Test
    void run_unknownArgument_saysWhatThereIs() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExplorationBenchmark.run(out, "bgs")).withMessageContaining("bugs, fixed");
        assertThatIllegalArgumentException().isThrownBy(() -> ExplorationBenchmark.run(out, "run=3")).withMessageContaining("run=3");
    }
}
