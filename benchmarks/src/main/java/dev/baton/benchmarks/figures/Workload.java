package dev.baton.benchmarks.figures;

import java.util.List;

/**
 * Something that the contestants are asked to do.
 *
 * @param name on the command line
 * @param title on the page
 * @param text what is done, in a sentence
 * @param unit of its figures, such as {@code ns per timer}
 * @param cases its sizes and variants
 * @param growing whether each case is named by a size alone, so that a picture can show the growth
 */
public record Workload(String name, String title, String text, String unit, List<Case> cases, boolean growing) {
    /** One whose cases are not sizes, or whose growth says nothing. */
    public Workload(String name, String title, String text, String unit, List<Case> cases) {
        this(name, title, text, unit, cases, false);
    }
}
