package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusTest {
    @TempDir
    Path folder;

    private static void race(TestScheduler scheduler) {
        List<Integer> ran = new ArrayList<>();
        for (int task = 0; task < 4; task++) {
            int number = task;
            scheduler.schedule(() -> ran.add(number));
        }
        scheduler.runUntilIdle();
        assertThat(ran).isNotEqualTo(List.of(3, 0, 2, 1));
    }

    @Test
    void corpus_failingSeed_isKeptAndRunsFirst() throws IOException {
        Path corpus = folder.resolve("src/corpus.txt");
        ExplorationResult first = Exploration.of(CorpusTest::race).corpus(corpus).explore();
        long seed = first.failures().get(0).seed().orElseThrow();
        assertThat(Files.readString(corpus)).isEqualTo(seed + " # java.lang.AssertionError\n");

        ExplorationResult second = Exploration.of(CorpusTest::race).seed(1_000_000).corpus(corpus).explore();
        assertThat(second.failures().get(0).seed()).hasValue(seed);
        assertThat(second.failures().get(0)).hasMessageContaining("from the corpus");
        assertThat(second.runs()).isLessThanOrEqualTo(5);
        assertThat(Files.readAllLines(corpus)).hasSize(1);
    }

    @Test
    void corpus_lastLineWithoutLineFeed_isNotGluedToTheNext() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.txt"), "# kept by hand\n\n-77 # old");
        long seed = Exploration.of(CorpusTest::race).corpus(corpus).explore().failures().get(0).seed().orElseThrow();
        assertThat(Corpus.read(corpus).seeds()).startsWith(-77L).contains(seed);
    }

    /** Files know three ends of a line; regular expressions know three more. */
    @Test
    void corpus_commentWithRareSeparators_isSkippedToTheEndOfItsLine() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.txt"), "12 # a\u0085b\u2028c\u2029d\n# e\u0085f\r\n13\n");
        assertThat(Corpus.read(corpus).seeds()).containsExactly(12L, 13L);
    }

    @Test
    void corpus_corruptLine_isNamed() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.txt"), "12\nbanana # what\n");
        assertThatThrownBy(() -> Exploration.of(CorpusTest::race).corpus(corpus).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2").hasMessageContaining("corpus.txt").hasMessageContaining("\"banana\"");
    }

    @Test
    void corpus_unreadable_isAClearError() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});
        for (Path unreadable : List.of(folder, binary)) {
            assertThatThrownBy(() -> Exploration.of(CorpusTest::race).corpus(unreadable).run())
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be read as UTF-8 text");
        }
    }

    @Test
    void corpus_unwritable_doesNotHideTheFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Exploration.of(CorpusTest::race).corpus(file.resolve("below/a-file.txt")).run())
                .isInstanceOf(ExplorationFailure.class)
                .hasMessageContaining("Failing seed")
                .hasMessageContaining("could not be added to the corpus");
    }

    @Test
    void read_randomMutants_areReadOrRefused() throws IOException {
        Random random = new Random(7);
        String valid = "12 # first\n-9223372036854775808\n\n# comment\n77\n";
        Path file = folder.resolve("mutant");
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(valid);
            for (int edits = random.nextInt(4); edits >= 0 && text.length() > 0; edits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, (char) (32 + random.nextInt(96)));
                }
            }
            Files.writeString(file, text);
            try {
                assertThat(Corpus.read(file).seeds()).hasSizeLessThanOrEqualTo(6);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("mutant");
            }
        }
    }

    @Test
    void corpus_moreThanTheTimeBudgetAllows_isCutShort() throws IOException {
        Path corpus = folder.resolve("seeds.txt");
        Files.write(corpus, LongStream.range(0, 1_000_000).mapToObj(Long::toString).toList());
        ExplorationResult result = Exploration.of(scheduler -> {}).corpus(corpus)
                .timeBudget(Duration.ofMillis(10)).explore();
        assertThat(result.isCutShort()).isTrue();
        assertThat(result.runs()).isLessThan(1_000_000);
    }

    @Test
    void corpus_byteOrderMarkAndCarriageReturns_areReadOver() throws IOException {
        Path corpus = Files.writeString(folder.resolve("windows.txt"), "\uFEFF5\r\n7 # found\r\n\r\n9");
        assertThat(Corpus.read(corpus).seeds()).containsExactly(5L, 7L, 9L);
    }
}
