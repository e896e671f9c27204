package dev.baton.benchmarks.claims;

/** A group of claims that are measured together. */
@FunctionalInterface
public interface Part {
    /**
     * Measures, prints the details, and makes the claims.
     *
     * @throws Exception if something is broken that is not what is measured, such as a disk
     */
    void measure(Report report) throws Exception;
}
