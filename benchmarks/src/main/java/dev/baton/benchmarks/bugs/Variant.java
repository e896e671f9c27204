package dev.baton.benchmarks.bugs;

/** The same program twice: as it was written, and after the usual fix. */
public enum Variant {
    BUGGY,
    FIXED
}
