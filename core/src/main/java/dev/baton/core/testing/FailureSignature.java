package dev.baton.core.testing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What makes two failures the same: the class, and the line of user code that threw; for a verdict of the scheduler,
 * which has no such line, what waited. Messages do not count, as they may hold values.
 *
 * @param type the class of the root cause, empty if there is no failure
 * @param site where it was thrown
 */
record FailureSignature(String type, String site) {
    private static final FailureSignature NONE = new FailureSignature("", "");

    static FailureSignature of(@Nullable Throwable failure) {
        if (failure == null) {
            return NONE;
        }
        Throwable root = rootOf(failure);
        String site = Arrays.stream(root.getStackTrace())
                .filter(frame -> UserCode.contains(frame.getClassName()))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        return new FailureSignature(root.getClass().getName(), site);
    }

    /** A library may wrap what a task threw; the innermost cause is what the user wrote. */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < 100 && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
