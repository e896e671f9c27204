package dev.baton.core.exploration;

import dev.baton.core.trace.Trace;
import dev.baton.core.trace.VirtualTime;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.LongFunction;

/**
 * One deviation from FIFO order: a task is not a candidate until another has run, or until the clock has reached a time.
 *
 * <p>A task may be held in several ways; it is a candidate when none of them holds it any more.
 *
 * @param task the identity of the task that is held
 * @param after the identity of the task that must have run, 0 if it is the clock that is waited for
 * @param time the virtual time in nanoseconds since the origin that the clock must have reached, 0 if it is a task that
 *     is waited for
 */
public record Hold(long task, long after, long time) {
    /**
     * Checks that the hold is for a task or for the clock.
     *
     * @throws IllegalArgumentException if it is for both or neither, if a task is to wait for itself, or if
     *     {@code time} is negative
     */
    public Hold {
        if (time < 0 || (time == 0) == (after == 0) || (time == 0 && task == after)) {
            throw new IllegalArgumentException("A task is held until another task has run, or until the clock has reached"
                    + " a time after the origin; this is neither: task " + HexFormat.of().toHexDigits(task)
                    + ", after " + HexFormat.of().toHexDigits(after) + ", time " + time);
        }
    }

    static Hold untilTask(long task, long after) {
        return new Hold(task, after, 0);
    }

    static Hold untilTime(long task, long time) {
        return new Hold(task, 0, time);
    }

    /** Returns true if the task is held until the clock has reached a time. */
    public boolean isForClock() {
        return time > 0;
    }

    /**
     * Returns the hold in words: {@code `parse#2` held until `render#7` had run}.
     *
     * @param trace a run with this hold; tasks are called by their label, or else their name, and their step in it
     */
    public String describe(Trace trace) {
        return describe(trace, identity -> hexadecimal(identity) + " (which did not run)");
    }

    /**
     * Returns the hold in words.
     *
     * @param trace a run with this hold
     * @param others what to call a task, given its identity, that did not run in it
     */
    public String describe(Trace trace, LongFunction<String> others) {
        return describe(identity -> trace.entries().stream()
                .filter(entry -> entry.identity() == identity)
                .findFirst()
                .map(entry -> "`" + entry.label().orElse(entry.task()) + "#" + entry.step() + "`")
                .orElseGet(() -> others.apply(identity)));
    }

    /** Returns the hold in words, with tasks by their identity in hexadecimal digits. */
    @Override
    public String toString() {
        return describe(Hold::hexadecimal);
    }

    private String describe(LongFunction<String> name) {
        return name.apply(task) + " held until " + (isForClock()
                ? "the clock had reached " + VirtualTime.format(Duration.ofNanos(time))
                : name.apply(after) + " had run");
    }

    private static String hexadecimal(long identity) {
        return "task " + HexFormat.of().toHexDigits(identity);
    }
}
