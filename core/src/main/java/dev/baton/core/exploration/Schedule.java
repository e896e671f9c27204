package dev.baton.core.exploration;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One run, written down so that it can be repeated: in another process, on another JDK, by somebody else.
 *
 * <h2>Two kinds</h2>
 *
 * A schedule of <em>decisions</em> says of every decision how many candidates there were and which was chosen, with a
 * few bits of the identity of the chosen task. It repeats a run exactly, and a program that has changed is noticed. A
 * schedule of <em>holds</em> says what was held back against FIFO order, and until when. It is what a failing run is
 * shrunk to, and survives changes of the program that do not touch the tasks it names.
 *
 * <h2>Text</h2>
 *
 * {@link #toString} gives a text of letters, digits, {@code -}, {@code _} and {@code .} for pasting: {@code baton}, the
 * version of the format, {@code d} or {@code h}, and the content in base64url with a checksum, between dots. What a
 * version 1 text means is pinned and does not change.
 *
 * <p>Schedules are immutable and equal by value.
 */
public sealed interface Schedule permits DecisionSchedule, HoldSchedule {
    /** Returns how many decisions, or holds, it has. */
    int size();

    /** Returns how often the clock may jump early in a run of this schedule. */
    int clockJumps();

    /** Returns what is held; empty for a schedule of decisions. */
    default List<Hold> holds() {
        return List.of();
    }

    /** Returns a strategy that repeats the run, once. */
    Replay replay();

    /** Returns the text form, which {@link #parse} reads. */
    @Override
    String toString();

    /**
     * Reads the text form. White space around it is ignored.
     *
     * @throws IllegalArgumentException if the text is empty, is not a schedule, is of an unknown version, or is
     *     truncated or damaged; the message says which
     */
    static Schedule parse(String text) {
        return ScheduleText.parse(text);
    }

    /**
     * Reads a file that holds one schedule. Empty lines and lines that begin with {@code #} are skipped; the schedule may
     * be broken into several lines.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException as {@link #parse}; the message names the file
     */
    static Schedule read(Path file) {
        return ScheduleText.read(file);
    }

    /**
     * Writes the text form to a file, in place of what was there.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    default void write(Path file) {
        ScheduleText.write(this, file);
    }
}
