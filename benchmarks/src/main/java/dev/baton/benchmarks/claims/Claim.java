package dev.baton.benchmarks.claims;

/**
 * Something the project says about exploration, and what was measured.
 *
 * @param statement the claim, in a sentence
 * @param figure what was measured
 * @param bound what it must be
 * @param holds true if it is
 */
public record Claim(String statement, String figure, String bound, boolean holds) {
    String verdict() {
        return holds ? "PASS" : "FELL SHORT";
    }
}
