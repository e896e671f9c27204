package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.exploration.ExplorationStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 100})
    void run_allShards_areDisjointAndCompleteTogether(int count) {
        long runs = 1_000;
        Set<Long> all = new TreeSet<>();
        long sum = 0;
        for (int index = 0; index < count; index++) {
            Shard shard = new Shard(index, count);
            Set<Long> own = LongStream.iterate(0, n -> n + 1).map(shard::run).takeWhile(run -> run < runs)
                    .boxed().collect(Collectors.toSet());
            sum += own.size();
            all.addAll(own);
        }
        assertThat(sum).isEqualTo(runs);
        assertThat(all).hasSize((int) runs).contains(0L, runs - 1);
    }

    @Test
    void run_eightShards_eachMeetEveryStrategyOfTheRotation() {
        for (int index = 0; index < 8; index++) {
            Shard shard = new Shard(index, 8);
            assertThat(LongStream.range(0, 16).map(n -> shard.run(n) % 8).distinct().count()).isEqualTo(8);
        }
    }

    @Test
    void of_bazel_readsIndexAndTotal() {
        assertThat(Shard.of(Map.of("TEST_TOTAL_SHARDS", "4", "TEST_SHARD_INDEX", "3"), 0)).isEqualTo(new Shard(3, 4));
    }

    @Test
    void of_kubernetes_needsTheStatedCount() {
        Map<String, String> job = Map.of("JOB_COMPLETION_INDEX", "2");
        assertThat(Shard.of(job, 5)).isEqualTo(new Shard(2, 5));
        assertThatThrownBy(() -> Shard.of(job, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("how many jobs there are is not");
    }

    @Test
    void of_properties_beatTheEngines() {
        assertThat(Shard.of(
                Map.of("TEST_TOTAL_SHARDS", "4", "TEST_SHARD_INDEX", "3", "baton.shard.index", "0", "baton.shard.count", "2"),
                0)).isEqualTo(new Shard(0, 2));
    }

    @Test
    void of_nothing_isTheWhole() {
        assertThat(Shard.of(Map.of(), 8)).isEqualTo(Shard.WHOLE);
    }

    @Test
    void of_nonsense_isRefused() {
        assertThatThrownBy(() -> Shard.of(Map.of("TEST_TOTAL_SHARDS", "4"), 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("TEST_SHARD_INDEX");
        assertThatThrownBy(() -> Shard.of(Map.of("TEST_TOTAL_SHARDS", "four", "TEST_SHARD_INDEX", "0"), 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"four\"");
        assertThatThrownBy(() -> Shard.of(Map.of("TEST_TOTAL_SHARDS", "4", "TEST_SHARD_INDEX", "4"), 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from 0 to 3, but is 4");
        assertThatThrownBy(() -> Exploration.of(scheduler -> {}).shard(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exploration.of(scheduler -> {}).shard(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void oneInSix(TestScheduler scheduler) {
        StringBuilder order = new StringBuilder();
        "abc".chars().forEach(task -> scheduler.schedule(() -> order.append((char) task)));
        scheduler.runUntilIdle();
        if (order.toString().equals("cba")) {
            throw new IllegalStateException("backwards");
        }
    }

    private static ExplorationResult shard(int index, Path folder) {
        return Exploration.of(ShardTest::oneInSix).strategy(ExplorationStrategy::randomWalk).failures(2).iterations(1_000)
                .shard(index, 3).reports(folder).explore();
    }

    @Test
    void merged_allShards_isTheWholeExploration(@TempDir Path folder) {
        ExplorationResult whole = Exploration.of(ShardTest::oneInSix).strategy(ExplorationStrategy::randomWalk)
                .failures(2).iterations(1_000).explore();
        shard(0, folder.resolve("a"));
        shard(2, folder.resolve("a"));
        MergedReport partial = MergedReport.of(List.of(folder.resolve("a")));
        assertThat(partial.missing()).containsExactly(1);
        assertThat(partial.toString()).contains("2 of 3 shards").contains("missing: shard 1");

        shard(1, folder.resolve("b"));
        MergedReport merged = MergedReport.of(List.of(folder.resolve("a"), folder.resolve("b")));
        assertThat(merged.missing()).isEmpty();
        assertThat(merged.runs()).isEqualTo(whole.runs());
        assertThat(merged.failing()).isEqualTo(whole.failing()).isBetween(100L, 230L);
        assertThat(merged.failures()).hasSize(1);
        assertThat(merged.toString()).startsWith("3 of 3 shards, 1000 runs of 1000 planned, 2 to 2 decisions (mean 2.0), ")
                .contains("failure: java.lang.IllegalStateException at ").contains(", seed ");
    }

    @Test
    void merged_wrongFolders_areRefused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> MergedReport.of(List.of(folder))).hasMessageContaining("no file shard-");
        assertThatThrownBy(() -> MergedReport.of(List.of(folder.resolve("none")))).hasMessageContaining("cannot be read");
        shard(0, folder.resolve("a"));
        shard(0, folder.resolve("b"));
        assertThatThrownBy(() -> MergedReport.of(List.of(folder.resolve("a"), folder.resolve("b"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("shard 0 of 3 is there twice");
        Files.writeString(folder.resolve("shard-0-of-3.txt"), "nonsense");
        assertThatThrownBy(() -> MergedReport.of(List.of(folder)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is no report of an exploration");
    }
}
