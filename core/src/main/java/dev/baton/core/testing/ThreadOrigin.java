package dev.baton.core.testing;

import static java.util.stream.Collectors.joining;

import dev.baton.core.TaskNode;
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
    private static final InheritableThreadLocal<@Nullable Object> MARKS = new Marks();

    private ThreadOrigin() {}

    /** Marks the current thread; returns a cell of its own for the run loop that it drives. */
    static @Nullable Object[] mark() {
        Object known = MARKS.get();
        if (known instanceof Object[]) {
            return (@Nullable Object[]) known;
        }
        @Nullable Object[] cell = {null, known};
        MARKS.set(cell);
        return cell;
    }

    /** Says in lines of their own where the current thread was started, and what such a thread usually is. */
    static String describe() {
        String name = Thread.currentThread().getName();
        Object known = MARKS.get();
        Object birth = known instanceof Object[] ? ((@Nullable Object[]) known)[1] : known;
        return "\nThread " + (name.isEmpty() ? "without a name" : "\"" + name + "\"") + " was started "
                + (birth instanceof List<?> places
                        ? places.stream().map(String::valueOf).collect(joining(", by a thread that was started ")) + "."
                        : "before a test scheduler was built on the thread that started it, or by a thread that has none.")
                + ThreadFamily.hint(name);
    }

    /** Returns where the thread being made is started, and of a longer line of threads where the line began. */
    private static List<String> birth(@Nullable Object parent) {
        StackTraceElement site = SpawnSite.find();
        String place = site == null ? "by library code" : "at " + site;
        if (parent instanceof List<?> places) {
            return List.of(place, String.valueOf(places.get(places.size() - 1)));
        }
        Object loop = parent instanceof Object[] ? ((@Nullable Object[]) parent)[0] : null;
        TaskNode running = loop instanceof RunLoop driven ? driven.current() : null;
        return List.of(place + " (in " + (running == null ? "the test body" : "task " + Report.quote(running)) + ")");
    }

    /** Inherits as the place of birth what is a mark in the parent. */
    private static final class Marks extends InheritableThreadLocal<@Nullable Object> {
        @Override
        protected @Nullable Object childValue(@Nullable Object parent) {
            if (parent == null) {
                return null;
            }
            try {
                return birth(parent);
            } catch (RuntimeException nameless) {
                return null; // a task that cannot say its name must not keep a thread from being made
            }
        }
    }
}
