package dev.baton.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundsTest {
    private final PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    @Test
    void measure_threeRounds_interleavesAndChangesWhoGoesFirst() {
        List<String> order = new ArrayList<>();
        Workload workload = new Workload("w", "W", "Works.", "ns", List.of(new Case("c", List.of(
                new Entry("a", "A", "X.x", "a", 1), new Entry("b", "B", "X.x", "b", 1), new Entry("c", "C", "X.x", "c", 1)))));
        Figures figures = new Rounds(entry -> {
            order.add(entry.id());
            return order.size();
        }, out).measure(List.of(workload), 3);
        assertThat(String.join("", order)).isEqualTo("abc" + "bca" + "cab");
        assertThat(figures.of("w", "c", "a")).hasValueSatisfying(rounds -> assertThat(rounds).containsExactly(1, 6, 8));
        assertThat(figures.rounds()).isEqualTo(3);
    }
}
