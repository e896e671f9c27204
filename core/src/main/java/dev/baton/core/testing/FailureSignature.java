package dev.baton.core.testing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What makes two failures the same: the class, and the line of user code that threw; for a verdict of the scheduler,
 * which has no such line, what waited. Messages do not count, as they may hold values.
 *
 * @param type the class of the root cause, empty if there is no failure
 * @param site where it was thrown
 * @param waits what waited in a deadlock, as far as the run recorded it; else empty
 */
record FailureSignature(String type, String site, String waits) {
    private static final String EXECUTION = Execution.class.getName();
    private static final FailureSignature NONE = new FailureSignature("", "", "");

    static FailureSignature of(@Nullable Throwable failure) {
        if (failure == null) {
            return NONE;
        }
        try {
            return ofRoot(rootOf(failure));
        } catch (RuntimeException hostile) { // its own methods throw or return nonsense
            return new FailureSignature(failure.getClass().getName(), "", "");
        }
    }

    private static FailureSignature ofRoot(Throwable root) {
        if (root instanceof VirtualMachineError) { // which line of a deep recursion meets the end is left to the compiler
            return new FailureSignature(root.getClass().getName(), "", "");
        }
        String site = Arrays.stream(root.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().equals(EXECUTION)) // below is who explores, not what failed
                .filter(frame -> UserCode.contains(frame.getClassName()))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        String waits = root instanceof DeadlockError deadlock ? deadlock.waitSet() : "";
        return new FailureSignature(root.getClass().getName(), site, waits);
    }

    /** Returns true if both are the same as far as a run that does not record can tell. */
    boolean isLike(FailureSignature other) {
        return type.equals(other.type) && site.equals(other.site);
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
