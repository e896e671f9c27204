package dev.baton.benchmarks.figures;

import java.util.List;

/**
 * Something that a virtual clock is asked to do.
 *
 * @param name on the command line
 * @param title on the page
 * @param text what is done, in a sentence
 * @param unit of its figures, such as {@code ns per timer}
 * @param cases its sizes and variants
 */
public record Workload(String name, String title, String text, String unit, List<Case> cases) {}
