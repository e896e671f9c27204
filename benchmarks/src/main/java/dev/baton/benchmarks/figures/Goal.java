package dev.baton.benchmarks.figures;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a ratio must reach, by its median.
 *
 * @param work what is measured
 * @param statement what the ratio is
 * @param limit the ratio that must be reached
 * @param atLeast whether the limit is a lower one
 * @param unit of the ratio, such as {@code ×} or {@code  B}
 * @param measured finds the ratio; empty if it was not measured
 */
public record Goal(
        String work, String statement, double limit, boolean atLeast, String unit, Function<Figures, Optional<Spread>> measured) {
    /** Whether a goal is reached. */
    public enum Verdict {
        HOLDS("holds"),
        FALLS_SHORT("**falls short**"),
        NOT_MEASURED("not measured");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Returns whether the goal is reached. */
    public Verdict verdict(Figures figures) {
        return measured.apply(figures)
                .map(ratio -> (atLeast ? ratio.median() >= limit : ratio.median() <= limit) ? Verdict.HOLDS : Verdict.FALLS_SHORT)
                .orElse(Verdict.NOT_MEASURED);
    }
}
