package dev.baton.benchmarks.claims;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Prints what the parts measure as they go, and all claims at the end. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library that is not needed otherwise
public final class Report {
    private final PrintStream out;
    private final List<Claim> claims = new ArrayList<>();

    /** Prints to a stream. */
    public Report(PrintStream out) {
        this.out = out;
    }

    void print(String format, Object... values) {
        out.print(text(format, values));
    }

    /** Formats without regard to the country. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    void claim(String statement, String figure, String bound, boolean holds) {
        claims.add(new Claim(statement, figure, bound, holds));
    }

    /** Returns what was claimed so far. */
    public List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** Prints all claims, and returns true if all hold. */
    public boolean summary() {
        if (claims.isEmpty()) {
            return true;
        }
        String row = "%-" + width(Claim::statement) + "s  %-" + width(Claim::figure) + "s  %-" + width(Claim::bound) + "s  %s%n";
        print(row, "claim", "measured", "must be", "");
        claims.forEach(claim -> print(row, claim.statement(), claim.figure(), claim.bound(), claim.verdict()));
        long missed = claims.stream().filter(claim -> !claim.holds()).count();
        print("%n%s%n", missed == 0
                ? "All " + claims.size() + " claims hold."
                : missed + " of " + claims.size() + " claims fell short.");
        return missed == 0;
    }

    private int width(Function<Claim, String> column) {
        return claims.stream().map(column).mapToInt(String::length).max().orElse(1);
    }
}
