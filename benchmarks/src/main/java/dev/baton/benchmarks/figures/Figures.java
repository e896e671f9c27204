package dev.baton.benchmarks.figures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** What was measured: of each contestant in each case one figure a round. */
public final class Figures {
    private record Key(String workload, String variant, String entry) {}

    private final Map<Key, double[]> rounds = new LinkedHashMap<>();

    /** Adds the figure of the next round. */
    public void add(String workload, String variant, String entry, double figure) {
        rounds.merge(new Key(workload, variant, entry), new double[] {figure},
                (before, one) -> DoubleStream.concat(DoubleStream.of(before), DoubleStream.of(one)).toArray());
    }

    /** Returns the figures, round by round, if there are any. */
    public Optional<double[]> of(String workload, String variant, String entry) {
        return Optional.ofNullable(rounds.get(new Key(workload, variant, entry)));
    }

    /** Returns the spread of a contestant, if it was measured. */
    public Optional<Spread> spread(String workload, String variant, String entry) {
        return of(workload, variant, entry).map(Spread::of);
    }

    /** Returns what a contestant takes as a multiple of another, if both were measured and the other takes anything. */
    public Optional<Spread> ratio(String workload, String variant, String entry, String to) {
        return of(workload, variant, entry)
                .flatMap(dividends -> of(workload, variant, to).map(divisors -> Spread.ratio(dividends, divisors)))
                .filter(Spread::isFinite);
    }

    /** Returns how many rounds there were, at least. */
    public int rounds() {
        return rounds.values().stream().mapToInt(figures -> figures.length).min().orElse(0);
    }
}
