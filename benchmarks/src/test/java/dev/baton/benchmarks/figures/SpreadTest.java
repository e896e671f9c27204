package dev.baton.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class SpreadTest {
    @Test
    void of_oddAndEvenCounts_isTheMiddle() {
        assertThat(Spread.of(5, 1, 9)).isEqualTo(new Spread(5, 1, 9));
        assertThat(Spread.of(4, 1, 2, 100)).isEqualTo(new Spread(3, 1, 100));
    }

    @Test
    void of_nothing_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(Spread::of);
    }

    @Test
    void ratio_roundsOfUnequalSpeed_comparesWithinARound() {
        // The second round ran on a machine ten times as slow; the medians alone would say 20.
        assertThat(Spread.ratio(new double[] {2, 20, 20}, new double[] {1, 10, 1})).isEqualTo(new Spread(2, 2, 20));
    }

    @Test
    void ratio_unequalRounds_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spread.ratio(new double[2], new double[3])).withMessageContaining("2 and 3");
    }

    @Test
    void includes_edges_areWithin() {
        Spread spread = new Spread(1.5, 1, 2);
        assertThat(spread.includes(1)).isTrue();
        assertThat(spread.includes(2)).isTrue();
        assertThat(spread.includes(0.99)).isFalse();
        assertThat(spread.includes(2.01)).isFalse();
    }
}
