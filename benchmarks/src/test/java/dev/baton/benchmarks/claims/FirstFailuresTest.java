package dev.baton.benchmarks.claims;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FirstFailuresTest {
    private final FirstFailures failures = new FirstFailures();

    private void add(int... runs) {
        for (int run : runs) {
            failures.add(run);
        }
    }

    @Test
    void median_oddNumber_isTheMiddle() {
        add(9, 1, 4);
        assertThat(failures.median()).isEqualTo("4");
        assertThat(failures.mean()).isEqualTo("4.7");
        assertThat(failures.share()).isEqualTo(1);
    }

    @Test
    void median_someFoundNothing_countsThemAsLongest() {
        add(0, 5, 3);
        assertThat(failures.median()).isEqualTo("5");
        assertThat(failures.mean()).isEqualTo("4.0");
        assertThat(failures.share()).isEqualTo(2 / 3.0);
    }

    @Test
    void median_mostFoundNothing_isUnknown() {
        add(0, 5, 0);
        assertThat(failures.median()).isEqualTo("-");
    }

    @Test
    void all_nothingAdded_areEmpty() {
        assertThat(failures.median()).isEqualTo("-");
        assertThat(failures.mean()).isEqualTo("-");
        assertThat(failures.share()).isZero();
    }
}
