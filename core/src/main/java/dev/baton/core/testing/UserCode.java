package dev.baton.core.testing;

import java.util.List;

/** Tells the code of users from that of libraries, by package. */
final class UserCode {
    private static final List<String> LIBRARIES = List.of(
            "dev.baton.core.", "dev.baton.reactor.", "dev.baton.rxjava.", "dev.baton.coroutines.", "dev.baton.junit.",
            "dev.baton.platform.",
            "java.", "jdk.", "sun.", "reactor.", "io.reactivex.", "org.reactivestreams.", "kotlin.", "kotlinx.",
            "org.junit.", "org.opentest4j.", "org.assertj.", "org.hamcrest.");

    private UserCode() {}

    static boolean contains(String className) {
        return LIBRARIES.stream().noneMatch(className::startsWith);
    }
}
