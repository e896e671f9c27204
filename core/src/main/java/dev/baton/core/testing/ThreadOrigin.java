package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says where the current thread was started.
 *
 * <p>A thread that builds or drives a test scheduler carries a mark, and the threads it starts inherit their place of
 * birth; so do those that they start. The stack is walked when a thread is constructed and at no other time.
 *
 * <h2>What a mark keeps alive</h2>
 *
 * Marks outlive schedulers, on threads that may outlive this class. So they are made of JDK types, except that a driver's
 * mark holds its run loop for as long as a driving call lasts. Each belongs to one thread, so nothing is locked.
 */
final class ThreadOrigin {
    private static final Marks MARKS = new Marks();

    private ThreadOrigin() {}

    /**
     * Marks the current thread. The key of the mark is where this thread was started: a place, and of a longer line of
     * threads where the line began; null if that is not known. The value is the run loop that the thread is driving.
     */
    static SimpleEntry<@Nullable List<String>, @Nullable Object> mark() {
        SimpleEntry<@Nullable List<String>, @Nullable Object> mark = MARKS.get();
        if (mark == null) {
            mark = new SimpleEntry<>(null, null);
            MARKS.set(mark);
        }
        return mark;
    }

    /** Says in lines of their own where the current thread was started, and what such a thread usually is. */
    static String describe() {
        String name = Thread.currentThread().getName();
        SimpleEntry<@Nullable List<String>, @Nullable Object> mark = MARKS.get();
        List<String> birth = mark == null ? null : mark.getKey();
        return "\nThread " + (name.isEmpty() ? "without a name" : "\"" + name + "\"") + " was started "
                + (birth == null
                        ? "before a test scheduler was built on the thread that started it, or by a thread that has none."
                        : String.join(", by a thread that was started ", birth) + ".")
                + ThreadFamily.hint(name);
    }

    private static List<String> birth(SimpleEntry<@Nullable List<String>, @Nullable Object> parent) {
        StackTraceElement site = SpawnSite.find();
        String place = site == null ? "by library code" : "at " + site;
        TaskNode running = parent.getValue() instanceof RunLoop driven ? driven.current() : null;
        List<String> line = parent.getKey();
        String during = running != null ? " (in task " + Report.quote(running) + ")" : line == null ? " (in the test body)" : "";
        return line == null ? List.of(place + during) : List.of(place + during, line.get(line.size() - 1));
    }

    /** Passes the place of birth on instead of the mark itself. */
    private static final class Marks
            extends InheritableThreadLocal<@Nullable SimpleEntry<@Nullable List<String>, @Nullable Object>> {
        @Override
        protected @Nullable SimpleEntry<@Nullable List<String>, @Nullable Object> childValue(
                @Nullable SimpleEntry<@Nullable List<String>, @Nullable Object> parent) {
            if (parent == null) {
                return null;
            }
            try {
                return new SimpleEntry<>(birth(parent), null);
            } catch (RuntimeException | LinkageError nameless) {
                return null; // a task that cannot say its name must not keep a thread from being made
            }
        }
    }
}
