package dev.baton.benchmarks.claims;

/** That the strategies that enumerate see every order. It is no part of the command yet. */
public final class SystematicClaims implements Part {
    @Override
    public void measure(Report report) {
        throw new UnsupportedOperationException("There is no strategy that enumerates yet");
    }
}
