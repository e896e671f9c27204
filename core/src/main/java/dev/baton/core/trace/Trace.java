package dev.baton.core.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of one run in the order in which they ran; two traces are equal if their entries are.
 *
 * @param entries the tasks
 */
public record Trace(List<TraceEntry> entries) {
    private static final List<String> HEADINGS = List.of("step", "time", "lane", "library", "label", "task");

    /** Copies the entries. */
    public Trace {
        entries = List.copyOf(entries);
    }

    /** Returns the trace as a table for people, all of it. */
    public String toTable() {
        return toTable(Integer.MAX_VALUE);
    }

    /**
     * Returns the end of the trace as a table for people.
     *
     * @param lastRows how many rows to print at most; earlier ones are counted in a line of their own
     */
    public String toTable(int lastRows) {
        if (entries.isEmpty()) {
            return "No task ran.\n";
        }
        int skipped = Math.max(0, entries.size() - lastRows);
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (TraceEntry entry : entries.subList(skipped, entries.size())) {
            rows.add(List.of(
                    String.valueOf(entry.step()),
                    VirtualTime.format(entry.time()),
                    entry.lane(),
                    entry.library(),
                    entry.label().orElse(""),
                    entry.task()));
        }
        return (skipped == 0 ? "" : "… " + skipped + " earlier tasks\n") + TextTable.of(rows, 2);
    }
}
