package dev.baton.core.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run, ready to be shown: its trace, what was found out about it, and the marks on its steps.
 *
 * <p>A picture is immutable and may be used on any thread. Equal contents give equal output, in every process and on
 * every JDK. Text from outside is shown and never interpreted: control characters and the like get a visible sign.
 *
 * <h2>Three forms</h2>
 *
 * {@link #toTable} is for terminals and failure messages. {@link #toHtml} is one page that loads nothing; every
 * step is a row, every lane a column, and an arrow leads from the task that submitted to the task submitted.
 * {@link #toPerfettoJson} is for viewers of Chrome's trace event format, such as ui.perfetto.dev.
 */
public final class RunPicture {
    private final Trace trace;
    private final String title;
    private final String verdict;
    private final List<String> constraints;
    private final List<String> replay;
    private final Map<Integer, String> held;
    private final OptionalInt failing;
    private final OptionalInt culprit;
    private final String culpritText;

    private RunPicture(Builder builder) {
        trace = builder.trace;
        title = builder.title;
        verdict = builder.verdict;
        constraints = List.copyOf(builder.constraints);
        replay = List.copyOf(builder.replay);
        held = new TreeMap<>(builder.held);
        failing = builder.failing;
        culprit = builder.culprit;
        culpritText = builder.culpritText;
    }

    /** Returns a builder of a picture of this trace, with no marks. */
    public static Builder builder(Trace trace) {
        return new Builder(trace);
    }

    /**
     * Returns the run as a table with a column for each lane and the marks in it, all of it; below it the meaning of the
     * marks, unless verdict or constraints say it. Title, verdict, constraints and replay are not part of it.
     *
     * <p>If that would be wider than 150 columns, the lane is a column of its own, as in {@link Trace#toTable()}.
     */
    public String toTable() {
        return toTable(Integer.MAX_VALUE);
    }

    /**
     * Returns a part of the run as a table: its end, and each marked task with its neighbours.
     *
     * @param mostRows how many tasks to print at most; the others are counted where they are left out
     * @throws IllegalArgumentException if {@code mostRows} is not positive
     */
    public String toTable(int mostRows) {
        if (mostRows <= 0) {
            throw new IllegalArgumentException("mostRows must be positive, but is " + mostRows);
        }
        return new LaneTable(this, mostRows).toString();
    }

    /**
     * Returns the run as a page in HTML: self-contained, readable without scripts, and without a request to anywhere.
     *
     * <p>Of a run of more than 2,000 tasks it draws that many, the marked ones and the end, and says how many it left out.
     */
    public String toHtml() {
        return new TimelinePage(this).toString();
    }

    /**
     * Returns the run in Chrome's trace event format: a thread for each lane, a slice for each task, a flow from the task
     * that submitted to the task submitted, and the virtual clock as a counter.
     *
     * <p>Tasks take no virtual time, so the time axis counts steps: step <i>n</i> begins at <i>n</i> milliseconds. The
     * virtual time of each is among its arguments.
     */
    public String toPerfettoJson() {
        return new PerfettoTrace(this).toString();
    }

    /**
     * Writes {@code baseName.html} and {@code baseName.trace.json} in UTF-8, in place of what they held; makes the folder
     * if need be.
     *
     * @param baseName a file name without an extension and without a folder
     * @return the page
     * @throws IllegalArgumentException if {@code baseName} is not a plain file name
     * @throws UncheckedIOException if a file cannot be written; the message names it
     */
    public Path writeTo(Path folder, String baseName) {
        write(file(folder, baseName, ".trace.json"), toPerfettoJson());
        return write(file(folder, baseName, ".html"), toHtml());
    }

    private static Path file(Path folder, String baseName, String extension) {
        try {
            Path name = folder.getFileSystem().getPath(baseName + extension);
            if (!baseName.isBlank() && name.getNameCount() == 1 && !name.isAbsolute()) {
                return folder.resolve(name);
            }
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("\"" + baseName + "\" cannot be the name of a file", invalid);
        }
        throw new IllegalArgumentException(
                "\"" + baseName + "\" must be a plain file name; the folder is an argument of its own");
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("The picture of a run cannot be written to " + file + ": " + failure, failure);
        }
    }

    /** Returns what ran. */
    public Trace trace() {
        return trace;
    }

    String title() {
        return title;
    }

    String verdict() {
        return verdict;
    }

    List<String> constraints() {
        return constraints;
    }

    List<String> replay() {
        return replay;
    }

    boolean isMarked(TraceEntry entry) {
        return held(entry) != null || fails(entry) || culprit(entry) != null;
    }

    boolean isMarked() {
        return !held.isEmpty() || failing.isPresent() || culprit.isPresent();
    }

    @Nullable String held(TraceEntry entry) {
        return held.get(entry.step());
    }

    boolean fails(TraceEntry entry) {
        return failing.isPresent() && failing.getAsInt() == entry.step();
    }

    @Nullable String culprit(TraceEntry entry) {
        return culprit.isPresent() && culprit.getAsInt() == entry.step() ? culpritText : null;
    }

    /** Collects what a picture shows. Steps are numbers of the trace. Not for use by several threads. */
    public static final class Builder {
        private final Trace trace;
        private String title = "A run";
        private String verdict = "";
        private List<String> constraints = List.of();
        private List<String> replay = List.of();
        private final Map<Integer, String> held = new TreeMap<>();
        private OptionalInt failing = OptionalInt.empty();
        private OptionalInt culprit = OptionalInt.empty();
        private String culpritText = "";

        private Builder(Trace trace) {
            this.trace = Objects.requireNonNull(trace, "trace");
        }

        /** Names the run, in one line. */
        public Builder title(String text) {
            title = Objects.requireNonNull(text, "title");
            return this;
        }

        /** Says how the run ended, in one or more lines. */
        public Builder verdict(String text) {
            verdict = Objects.requireNonNull(text, "verdict");
            return this;
        }

        /** Says which constraints on the order are enough for this end, one sentence each. */
        public Builder constraints(List<String> sentences) {
            constraints = List.copyOf(sentences);
            return this;
        }

        /** Says what to run to see it again, line by line. */
        public Builder replay(List<String> lines) {
            replay = List.copyOf(lines);
            return this;
        }

        /**
         * Marks a task that was kept waiting although it was ready.
         *
         * @param text how long, such as {@code until render#7 had run}
         * @throws IllegalArgumentException if the trace has no such step
         */
        public Builder held(int step, String text) {
            held.put(checked(step), Objects.requireNonNull(text, "text"));
            return this;
        }

        /**
         * Marks the task in which the run failed.
         *
         * @throws IllegalArgumentException if the trace has no such step
         */
        public Builder failing(int step) {
            failing = OptionalInt.of(checked(step));
            return this;
        }

        /**
         * Marks the task that made the failure likely.
         *
         * @param text why it is the culprit, such as {@code failure likelihood rises from 3 % to 55 % here}
         * @throws IllegalArgumentException if the trace has no such step
         */
        public Builder culprit(int step, String text) {
            culprit = OptionalInt.of(checked(step));
            culpritText = Objects.requireNonNull(text, "text");
            return this;
        }

        private int checked(int step) {
            if (trace.entries().stream().noneMatch(entry -> entry.step() == step)) {
                throw new IllegalArgumentException(
                        "Step " + step + " cannot be marked: the trace of " + trace.entries().size() + " tasks has none such");
            }
            return step;
        }

        /** Returns the picture. */
        public RunPicture build() {
            return new RunPicture(this);
        }
    }
}
