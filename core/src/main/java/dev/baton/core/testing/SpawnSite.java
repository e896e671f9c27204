package dev.baton.core.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the line of user code that is submitting a task: the first frame that belongs to no library. */
final class SpawnSite {
    private static final List<String> LIBRARIES = List.of(
            "dev.baton.core.", "dev.baton.reactor.", "dev.baton.rxjava.", "dev.baton.coroutines.", "dev.baton.platform.",
            "java.", "jdk.", "sun.", "reactor.", "io.reactivex.", "org.reactivestreams.", "kotlin.", "kotlinx.", "org.junit.");
    private static final String TEST_ENGINE = "org.junit.platform."; // what called it is no user code either

    private SpawnSite() {}

    static @Nullable StackTraceElement find() {
        return StackWalker.getInstance().walk(frames -> frames
                .takeWhile(frame -> !frame.getClassName().startsWith(TEST_ENGINE))
                .filter(frame -> LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement)
                .orElse(null));
    }
}
