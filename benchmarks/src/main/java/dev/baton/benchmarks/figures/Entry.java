package dev.baton.benchmarks.figures;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One contestant in one case of a workload, and how it is measured.
 *
 * @param id names the contestant within the case
 * @param title names it to the reader
 * @param benchmark simple class and method, such as {@code Timers.armAndFire}
 * @param parameters of the benchmark
 * @param operations an invocation makes, by which its figure is divided
 * @param effort how often it is invoked
 */
public record Entry(
        String id, String title, String benchmark, Map<String, String> parameters, long operations, Effort effort) {
    /** How a fork spends its time. */
    public enum Effort {
        /** Warm-up and several iterations of many invocations each. */
        TIMED,
        /** The same with fewer iterations, because an invocation takes longer than one. */
        LARGE,
        /** One invocation, because one takes seconds. */
        ONCE,
        /** One invocation, which counts its figure itself. */
        COUNTED,
        /** The same after invocations for warm-up, where a figure depends on what the compiler did. */
        COUNTED_WARM;

        boolean isTimed() {
            return this == TIMED || this == LARGE;
        }

        boolean isCounted() {
            return this == COUNTED || this == COUNTED_WARM;
        }
    }

    /** The id of Baton as it comes, and the beginning of those of its variants. */
    public static final String BATON = "baton";

    private static final String SIZE = "size";

    /** One whose benchmark has the parameters {@code contestant} and {@code size}; the size is also its operations. */
    public Entry(String id, String title, String benchmark, String contestant, long size) {
        this(id, title, benchmark, Map.of("contestant", contestant, SIZE, Long.toString(size)), size,
                size < 1_000_000 ? Effort.TIMED : Effort.LARGE);
    }

    /** Returns the same with another parameter. */
    public Entry with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Entry(id, title, benchmark, Map.copyOf(more), operations, effort);
    }

    /** Returns the same with other operations and another effort. */
    public Entry with(long newOperations, Effort newEffort) {
        return new Entry(id, title, benchmark, parameters, newOperations, newEffort);
    }

    /** Returns the same with little to do. */
    Entry tiny() {
        long size = Long.parseLong(parameters.getOrDefault(SIZE, "1"));
        long tiny = Math.min(size, 50);
        return with(SIZE, Long.toString(tiny)).with(operations == size ? tiny : operations, effort);
    }

    /** Returns whether this is a limit to compare with, and nothing that anybody would use. */
    public boolean isLimit() {
        return id.equals("deque") || id.equals("heap");
    }

    /** Returns whether this is somebody else's. */
    public boolean isPeer() {
        return !isLimit() && !id.startsWith(BATON);
    }
}
