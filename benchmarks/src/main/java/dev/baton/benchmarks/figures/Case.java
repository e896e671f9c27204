package dev.baton.benchmarks.figures;

import java.util.List;

/**
 * One size or variant of a workload.
 *
 * @param name names it within the workload, such as {@code 1,000}
 * @param entries the contestants; the first is Baton's as it comes, which the others are compared with
 */
public record Case(String name, List<Entry> entries) {}
