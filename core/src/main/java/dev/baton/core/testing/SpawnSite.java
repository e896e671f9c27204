package dev.baton.core.testing;

import org.jspecify.annotations.Nullable;

/** Finds the line of user code that is submitting a task: the first frame that belongs to no library. */
final class SpawnSite {
    private static final String TEST_ENGINE = "org.junit.platform."; // what called it is no user code either

    private SpawnSite() {}

    static @Nullable StackTraceElement find() {
        return StackWalker.getInstance().walk(frames -> frames
                .takeWhile(frame -> !frame.getClassName().startsWith(TEST_ENGINE))
                .filter(frame -> UserCode.contains(frame.getClassName()))
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement)
                .orElse(null));
    }
}
