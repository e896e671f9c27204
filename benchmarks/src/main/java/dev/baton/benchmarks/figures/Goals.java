package dev.baton.benchmarks.figures;

import static dev.baton.benchmarks.figures.Entry.BATON;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Collects goals, and knows the ratios that most of them are about. */
public final class Goals {
    private final List<Goal> goals = new ArrayList<>();

    /** Returns what was collected. */
    public List<Goal> all() {
        return List.copyOf(goals);
    }

    /** Adds what somebody else has collected. */
    public void addAll(List<Goal> more) {
        goals.addAll(more);
    }

    /** Adds that Baton must be so many times as fast as somebody. */
    public void atLeast(String work, String opponent, double limit, Function<Figures, Optional<Spread>> measured) {
        goals.add(new Goal(work, "times as fast as " + opponent, limit, true, "×", measured));
    }

    /** Adds that something must not be more than this. */
    public void atMost(String work, String statement, double limit, String unit, Function<Figures, Optional<Spread>> measured) {
        goals.add(new Goal(work, statement, limit, false, unit, measured));
    }

    /** Returns what an opponent takes as a multiple of what Baton takes. */
    public static Function<Figures, Optional<Spread>> against(String workload, String variant, String opponent) {
        return figures -> figures.ratio(workload, variant, opponent, BATON);
    }

    /** Returns the same of the fastest opponent, among those that were measured. */
    public static Function<Figures, Optional<Spread>> againstBest(String workload, String variant, String... opponents) {
        return figures -> Stream.of(opponents)
                .map(opponent -> figures.ratio(workload, variant, opponent, BATON))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Spread::median));
    }

    /** Returns what Baton takes in the larger variant as a multiple of what it takes in the smaller one. */
    public static Function<Figures, Optional<Spread>> growth(String workload, String small, String large) {
        return figures -> growth(figures, workload, small, large, BATON).map(Spread::of);
    }

    /** Returns Baton's growth as a multiple of an opponent's. */
    public static Function<Figures, Optional<Spread>> growthAgainst(String workload, String small, String large, String opponent) {
        return figures -> growth(figures, workload, small, large, BATON).flatMap(ours ->
                growth(figures, workload, small, large, opponent).map(theirs -> Spread.ratio(ours, theirs)));
    }

    private static Optional<double[]> growth(Figures figures, String workload, String small, String large, String entry) {
        return figures.of(workload, large, entry).flatMap(many -> figures.of(workload, small, entry)
                .map(few -> Spread.combine(many, few, (dividend, divisor) -> dividend / divisor)));
    }
}
