package dev.baton.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ExplorationBenchmarkTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void run_oneProgram_printsEachClaimAndHolds() throws Exception {
        assertThat(ExplorationBenchmark.run(
                        out, "bugs", "fixed", "shrinking", "parallel", "only=double create", "searches=3", "runs=200", "many=300"))
                .isTrue();
        assertThat(printed())
                .containsPattern("double create +portfolio \\(default\\) +100 % +\\d+ +\\d+\\.\\d +1\\.0 / 1 +\\d+ +[\\d,]+\n")
                .containsPattern("The default strategy finds the bug .* 100 % .* PASS\n")
                .contains("All 8 claims hold.");
    }

    @Test
    void run_tooFewRuns_saysWhatFellShort() throws Exception {
        assertThat(ExplorationBenchmark.run(out, "bugs", "only=quorum", "searches=5", "runs=2")).isFalse();
        assertThat(printed())
                .containsPattern("The default strategy finds the bug .* quorum off by one .* at least 99 % +FELL SHORT\n")
                .contains("1 of 2 claims fell short.");
    }

    @Test
    void rates_oneProgram_isAShareOfTheWalks() throws Exception {
        assertThat(ExplorationBenchmark.run(out, "rates", "only=torn", "many=1000")).isTrue();
        assertThat(printed()).containsPattern("torn refresh +2\\d\\d +2\\d\\.\\d000 %").doesNotContain("claim");
    }

    @Test
    void depth_oneProgram_namesDeclaredAndMeasured() throws Exception {
        assertThat(ExplorationBenchmark.run(out, "depth", "only=torn")).isTrue();
        assertThat(printed()).contains("declared 2, measured 2");
    }

    @Test
    void run_unknownArgument_saysWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplorationBenchmark.run(out, "bgs")).withMessageContaining("bugs, fixed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplorationBenchmark.run(out, "run=3")).withMessageContaining("run=3");
    }
}
