package dev.baton.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScaleTest {
    @Test
    void suiting_ratiosUpToTwenty_isEvenFromZero() {
        Scale scale = Scale.suiting(5, 100, 10, 200);
        assertThat(scale.isLogarithmic()).isFalse();
        assertThat(scale.place(0)).isEqualTo(10);
        assertThat(scale.place(50)).isEqualTo(110);
        assertThat(scale.ticks()).startsWith(0.0, 25.0).endsWith(100.0);
    }

    @Test
    void suiting_ratiosAboveTwenty_isLogarithmic() {
        Scale scale = Scale.suiting(16, 1_600, 0, 300);
        assertThat(scale.isLogarithmic()).isTrue();
        assertThat(scale.place(1_600)).isEqualTo(300);
        assertThat(scale.place(16)).isBetween(0.0, 50.0);
        assertThat(scale.ticks()).containsExactly(10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0);
    }

    @Test
    void suiting_zero_isEven() {
        assertThat(Scale.suiting(0, 100, 10, 200).place(0)).isEqualTo(10);
        assertThat(Scale.suiting(0, 0, 10, 200).place(0)).isEqualTo(10);
        assertThat(Scale.suiting(0, 0, 10, 200).ticks()).startsWith(0.0);
    }

    @Test
    void ticks_manyDecades_areOneForEach() {
        assertThat(Scale.logarithmic(10, 100_000, 0, 1).ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
    }

    @Test
    void place_backwards_goesUp() {
        assertThat(Scale.logarithmic(1, 100, 400, -300).place(100)).isEqualTo(100);
    }
}
