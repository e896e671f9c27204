package dev.baton.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.benchmarks.clock.ClockSuite;
import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.SampleFigures;
import dev.baton.benchmarks.figures.Suite;
import dev.baton.benchmarks.pool.PoolSuite;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class PageTest {
    private static final Path GOLDEN = Path.of("src/test/resources/expected/benchmarks.golden.md");
    private static final Suite SUITE = new ClockSuite();
    private static final Machine MACHINE = new Machine("Quick 9000", 2, "8 GiB", "Linux amd64", "Sample VM 17", "2026-01-01");

    private static Map<String, String> files(Figures figures) {
        return new Page(SUITE, SUITE.workloads(), SUITE.goals(), figures, MACHINE, "mvn sample").files();
    }

    @Test
    void text_sampleFigures_isGolden() throws IOException {
        // Versions change with pom.xml, and the page shows them in one line.
        String text = files(SampleFigures.create(SUITE, 60)).get("README.md").replaceAll("\\| versions \\|.*", "| versions | … |");
        if ("write".equals(System.getProperty("baton.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void text_everyGoalHolds_saysSo() {
        assertThat(files(SampleFigures.create(SUITE, 1)).get("README.md"))
                .contains("All 28 goals that were measured hold.")
                .contains("Nowhere is another clock ahead of Baton")
                .doesNotContain("These figures");
    }

    @Test
    void text_oneFork_doesNotCount() {
        Figures figures = new Figures();
        figures.add("empty", "empty", "baton", 1);
        assertThat(files(figures).get("README.md")).contains("**These figures do not count**: they are of 1 fork, and");
    }

    @Test
    void pictures_sampleFigures_areWellFormedAndComplete() throws Exception {
        Map<String, String> files = files(SampleFigures.create(SUITE, 60));
        files.remove("README.md");
        assertThat(files).hasSize(SUITE.workloads().size() + 1).containsKey("timers-growth.svg");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Document picture = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(file.getValue())));
            assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(file.getValue()).as(file.getKey()).contains("prefers-color-scheme: dark").contains("Baton").doesNotContain("NaN");
        }
    }

    @Test
    void files_poolThatTakesNothing_areWhole() throws Exception {
        Suite pools = new PoolSuite();
        Figures figures = SampleFigures.create(pools, 130);
        Figures nothing = new Figures();
        nothing.add("idle", "one far timer pending", "baton", 0);
        nothing.add("idle", "one far timer pending", "stpe", 0);
        for (Figures each : List.of(figures, nothing)) {
            Map<String, String> files = new Page(pools, pools.workloads(), pools.goals(), each, MACHINE, "mvn sample").files();
            assertThat(files).hasSize(pools.workloads().size() + 2).containsKey("growth-growth.svg");
            assertThat(files.values()).noneMatch(file -> file.contains("NaN") || file.contains("Infinity"));
        }
    }

    @Test
    void text_peerAhead_standsBeforeTheWorkloads() {
        Suite pools = new PoolSuite();
        String text = new Page(pools, pools.workloads(), pools.goals(), SampleFigures.create(pools, 1_000), MACHINE, "mvn sample")
                .files().get("README.md");
        assertThat(text.indexOf("- Hops, 8 chains: ForkJoinPool takes"))
                .isBetween(text.indexOf("Where another scheduler is ahead of Baton:"), text.indexOf("## Hops"));
    }

    @Test
    void pictures_bars_oneForEachContestant() {
        String picture = files(SampleFigures.create(SUITE, 60)).get("hops.svg");
        assertThat(picture.split("<rect ", -1)).hasSize(1 + 1 + 2 * 5); // what is before, the ground, the bars
        assertThat(picture).contains("bare ArrayDeque").contains("1,000 chains");
    }

    @Test
    void pictures_nothingMeasured_areEmptyAndWhole() {
        assertThat(files(new Figures()).get("timers-growth.svg")).endsWith("</svg>\n").doesNotContain("NaN");
    }
}
