package dev.baton.junit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Errors that came when their test was over. They fail the class of that test when it ends, whatever ran meanwhile; what
 * comes later still is printed.
 */
final class LateErrors implements AutoCloseable {
    private final List<Throwable> errors = new ArrayList<>(); // under the lock of this object, as is the rest
    private boolean closed;

    /** Returns those of the class that a test is in. */
    static LateErrors of(ExtensionContext test) {
        ExtensionContext context = test;
        while (context.getTestMethod().isPresent()) {
            context = context.getParent().orElseThrow();
        }
        return context.getStore(Namespace.create(LateErrors.class))
                .getOrComputeIfAbsent(LateErrors.class, key -> new LateErrors(), LateErrors.class);
    }

    @SuppressWarnings("SystemOut") // there is no test left to fail
    synchronized void add(TestId test, Thread thread, Throwable error) {
        AssertionError late = new AssertionError(
                "After the end of " + test + ", on thread \"" + thread.getName() + "\": " + error, error);
        if (closed) {
            late.printStackTrace();
        } else {
            errors.add(late);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (!errors.isEmpty()) {
            Throwable first = errors.get(0);
            AssertionError all = new AssertionError(first.getMessage() + (errors.size() == 1
                    ? "" : " (and " + (errors.size() - 1) + " more, suppressed)"), first.getCause());
            errors.stream().skip(1).forEach(all::addSuppressed);
            throw all;
        }
    }
}
