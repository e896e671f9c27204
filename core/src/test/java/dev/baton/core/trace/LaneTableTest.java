package dev.baton.core.trace;

import static dev.baton.core.trace.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LaneTableTest {
    private static TraceEntry entry(int step, String lane, String library, String label, String task) {
        return new TraceEntry(step, Duration.ZERO, lane, library, Optional.ofNullable(label).filter(text -> !text.isEmpty()),
                task, "", 0, 0, Optional.empty(), Optional.empty(), false);
    }

    private static String table(TraceEntry... entries) {
        return RunPicture.builder(new Trace(List.of(entries))).build().toTable();
    }

    @Test
    void toTable_fewLanes_hasAColumnForEach() throws IOException {
        assertGolden("search.golden.txt", SampleRuns.search().toTable());
    }

    @Test
    void toTable_manyLanes_hasTheLaneInAColumn() throws IOException {
        assertGolden("shop.golden.txt", SampleRuns.shop(60, 30).toTable());
    }

    @Test
    void toTable_partOfARun_keepsMarkedTasksAndCountsTheOthers() throws IOException {
        assertGolden("shop-excerpt.golden.txt", SampleRuns.shop(300, 4).toTable(20));
    }

    @Test
    void toTable_noMoreThanItMay_neverWiderThanATerminal() {
        for (int lanes = 1; lanes < 30; lanes++) {
            String table = SampleRuns.shop(200, lanes).toTable();
            assertThat(table.lines().map(PlainText::width)).allMatch(width -> width <= 150);
        }
    }

    @Test
    void toTable_tooWideForLanes_isTheRowFormOfTheTrace() {
        List<TraceEntry> entries = new ArrayList<>();
        for (int step = 1; step <= 20; step++) {
            entries.add(entry(step, "lane with a name " + step, "baton", "", "Task"));
        }
        Trace trace = new Trace(entries);
        assertThat(RunPicture.builder(trace).build().toTable()).isEqualTo(trace.toTable());
    }

    @Test
    void toTable_oneLibrary_isNotAbbreviated() {
        assertThat(table(entry(1, "background", "baton", "", "Task"))).isEqualTo("""
                step  time  background
                   1  0 ms  Task
                """);
    }

    @Test
    void toTable_librariesOfOneBeginning_areToldApart() {
        assertThat(table(entry(1, "a", "reactor", "", "X"), entry(2, "a", "redis", "", "Y"))).isEqualTo("""
                step  time  a
                   1  0 ms  rea:X
                   2  0 ms  red:Y

                rea = reactor, red = redis
                """);
    }

    @Test
    void toTable_wideAndNastyText_staysAligned() {
        assertThat(table(
                entry(1, "\u65E5\u672C", "baton", "\u30C6\u30B9\u30C8", "TaskWithANameTooLongForBoth"),
                entry(2, "b", "baton", "two\nlines\u202E\uD800", "TaskWithANameTooLongForBoth"),
                entry(3, "\u65E5\u672C", "baton", "e\u0301", "TaskWithANameTooLongForBoth"),
                entry(4, "c", "baton", "n".repeat(500), "TaskWithANameTooLongForBoth"))).isEqualTo("""
                step  time  \u65E5\u672C    b            c
                   1  0 ms  \u30C6\u30B9\u30C8
                   2  0 ms          two\u240Alines\uFFFD\uFFFD
                   3  0 ms  e\u0301
                   4  0 ms                       %s\u2026
                """.formatted("n".repeat(39)));
    }

    @Test
    void toTable_emptyTrace_saysThatNothingRan() {
        assertThat(table()).isEqualTo("No task ran.\n");
    }

    @Test
    void toTable_rowsNotPositive_isRefused() {
        assertThatThrownBy(() -> SampleRuns.search().toTable(0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("but is 0");
    }

    @Test
    void toTable_fewerRowsThanMarks_isNotLonger() {
        for (int rows = 1; rows <= 12; rows++) {
            assertThat(Excerpt.of(SampleRuns.search(), rows)).hasSize(rows).contains(11);
        }
        assertThat(Excerpt.of(SampleRuns.search(), 2)).containsExactly(6, 11);
    }
}
