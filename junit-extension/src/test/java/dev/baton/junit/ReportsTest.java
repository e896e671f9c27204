package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.TestScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test writes. */
final class ReportsTest {
    private static final List<Long> SEEDS = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        SEEDS.clear();
    }

    static final class Racy {
        @BatonTest(corpus = true, strategy = Strategy.RANDOM_WALK)
        void loses(TestScheduler scheduler, ExplorationContext run) {
            run.seed().ifPresent(SEEDS::add);
            Race race = new Race();
            race.begin(scheduler);
            scheduler.runUntilIdle();
            race.check();
        }
    }

    private ExplorationFailure fail(String... more) {
        List<String> parameters = new ArrayList<>(List.of(
                "baton.reports", folder.resolve("reports").toString(), "baton.corpus", folder.resolve("corpus").toString()));
        parameters.addAll(List.of(more));
        return (ExplorationFailure) Kit.failure(Racy.class, parameters.toArray(String[]::new));
    }

    @Test
    void failure_hasATimelineOfItsOwn() throws IOException {
        ExplorationFailure failure = fail();
        Path ofTest = folder.resolve("reports").resolve(Racy.class.getName() + ".loses");
        Path page = ofTest.resolve("failure-seed-" + failure.seed().orElseThrow() + ".html");

        assertThat(failure.getMessage()).contains("Timeline: " + page.toUri());
        assertThat(page).content().contains("<html").contains(failure.schedule().toString());
        try (Stream<Path> files = Files.list(ofTest)) {
            assertThat(files).allMatch(file -> file.getFileName().toString().startsWith("failure-"));
        }
    }

    @Test
    void timelines_canBeLeftOut() {
        assertThat(fail("baton.reports", "none").getMessage()).doesNotContain("Timeline");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    static final class Passing {
        @BatonTest(iterations = 2)
        void passes() {}
    }

    @Test
    void testThatPasses_writesNothing() {
        Kit.run(Passing.class, "baton.reports", folder.resolve("reports").toString());
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void folder_thatCannotBeWritten_isSaidAndHidesNothing() throws IOException {
        Files.writeString(folder.resolve("reports"), "a file where a folder should be");

        assertThat(fail()).hasCauseInstanceOf(Race.LostRace.class)
                .hasMessageContaining("The timeline could not be written: ");
    }

    @Test
    void corpus_keepsTheSeedThatFailed_andBeginsWithItNextTime() throws IOException {
        ExplorationFailure found = fail();
        Path corpus = folder.resolve("corpus").resolve(Racy.class.getName()).resolve("loses.seeds");
        assertThat(corpus).hasContent(found.seed().orElseThrow() + " # " + Race.LostRace.class.getName());

        Files.writeString(corpus, "7 # found elsewhere\n" + Files.readString(corpus));
        SEEDS.clear();
        ExplorationFailure again = fail();
        assertThat(SEEDS.get(0)).isEqualTo(7);
        assertThat(again.getMessage()).contains("from the corpus");
    }

    @Test
    void corpus_doesNotComeBeforeASeedThatIsPinned() throws IOException {
        ExplorationFailure found = fail();
        SEEDS.clear();
        fail("baton.seed", Long.toString(found.seed().orElseThrow()));
        assertThat(new HashSet<>(SEEDS)).containsExactly(found.seed().orElseThrow());
    }

    @Test
    void corpus_thatHoldsNonsense_isRefused() throws IOException {
        Path corpus = folder.resolve("corpus").resolve(Racy.class.getName()).resolve("loses.seeds");
        Files.createDirectories(corpus.getParent());
        Files.writeString(corpus, "seven\n");

        assertThat(Kit.failure(Racy.class, "baton.corpus", folder.resolve("corpus").toString()))
                .hasMessageContaining("is \"seven\", which is no seed");
    }

    static final class Sharded {
        @BatonTest(iterations = 64, strategy = Strategy.RANDOM_WALK, seed = 0)
        void body(ExplorationContext run) {
            SEEDS.add(run.seed().getAsLong());
        }
    }

    @Test
    void shards_areDisjointAndCompleteTogether() {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int before = new HashSet<>(SEEDS).size();
            Kit.run(Sharded.class, "baton.shard.index", "" + i, "baton.shard.count", "2");
            sizes.add(new HashSet<>(SEEDS).size() - before);
        }

        assertThat(sizes).containsExactly(32, 32);
    }
}
