package dev.baton.core.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Errors that nobody took. Any thread may report; the driver collects them. */
final class ErrorLog {
    private List<Throwable> errors = List.of(); // a list of its own once there is something to keep
    private List<Class<? extends Throwable>> expected = List.of();
    private @Nullable Throwable latest;
    private volatile boolean filled; // with errors or expectations: nearly every run ends without, and without the lock

    synchronized void report(Throwable error) {
        latest = Objects.requireNonNull(error, "error");
        if (removeFirst(expected, type -> type.isInstance(error))) {
            return;
        }
        if (errors.stream().noneMatch(known -> known == error)) {
            add(error);
        }
    }

    private void add(Throwable error) {
        errors = errors.isEmpty() ? new ArrayList<>() : errors;
        errors.add(error);
        filled = true;
    }

    /** Returns true if no other error was reported since this one was. */
    synchronized boolean isLatest(Throwable error) {
        return error == latest;
    }

    /** Takes one error of the type as expected: one already here, else the next to come. */
    synchronized void expect(Class<? extends Throwable> type) {
        Objects.requireNonNull(type, "type");
        if (!removeFirst(errors, type::isInstance)) {
            expected = expected.isEmpty() ? new ArrayList<>() : expected;
            expected.add(type);
            filled = true;
        }
    }

    private static <T> boolean removeFirst(List<T> list, Predicate<T> wanted) {
        Optional<T> first = list.stream().filter(wanted).findFirst();
        first.ifPresent(list::remove);
        return first.isPresent();
    }

    synchronized List<Throwable> take() {
        List<Throwable> taken = List.copyOf(errors);
        errors = List.of();
        filled = !expected.isEmpty();
        return taken;
    }

    /** Turns expectations that were not met into errors. */
    synchronized void settle() {
        expected.forEach(type -> add(
                new AssertionError("An error of type " + type.getName() + " was expected, and none was reported")));
        expected = List.of();
    }

    /** Throws the first error with the others suppressed, if there are any. */
    void throwIfAny() {
        if (!filled) {
            return;
        }
        List<Throwable> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        Throwable first = taken.get(0);
        Throwable[] before = first.getSuppressed();
        List<Throwable> others = taken.stream().skip(1).filter(other -> !isLikeOneOf(before, other)).toList();
        others.forEach(first::addSuppressed);
        if (first.getSuppressed().length - before.length < others.size()) {
            AssertionError all = new AssertionError(
                    taken.size() + " errors, of which the first takes no others: " + ErrorText.of(first));
            taken.forEach(all::addSuppressed);
            throw all;
        }
        throw Sneaky.rethrow(first);
    }

    /** An exception that is thrown in every run, a constant, must not gather the others of all runs. */
    private static boolean isLikeOneOf(Throwable[] suppressed, Throwable other) {
        return suppressed.length > 0
                && Arrays.stream(suppressed).map(FailureSignature::of).anyMatch(FailureSignature.of(other)::equals);
    }

    /** Adds an error to what came before it. */
    static void suppress(Throwable first, Throwable other) {
        if (first != other && !isLikeOneOf(first.getSuppressed(), other)) {
            first.addSuppressed(other);
        }
    }

    /** Reports one more error and throws all of them. */
    void throwWith(Throwable error) {
        synchronized (this) {
            add(error);
        }
        throwIfAny();
    }

    /** Adds an error at the end of a run, which is a consequence of the failure before it, if there is one. */
    static Throwable both(@Nullable Throwable failure, Throwable atEnd) {
        if (failure == null) {
            return atEnd;
        }
        suppress(failure, atEnd);
        return failure;
    }
}
