package dev.baton.userland;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What people read, word for word. Refreshed with {@code -Dbaton.golden=write}. */
public final class Golden {
    private static final Path EXPECTED = Path.of("src/test/resources/expected");

    private Golden() {}

    /** Compares a text with a golden file; what changes with every edit of a test or with the compiler is left out. */
    public static void assertMatches(String name, Object report) {
        Path golden = EXPECTED.resolve(name + ".golden.txt");
        String text = (report + "\n").replaceAll("\\.java:\\d+\\)", ".java:…)").replaceAll("(lambda\\$\\w+)\\$\\d+", "$1");
        try {
            if ("write".equals(System.getProperty("baton.golden"))) {
                Files.writeString(golden, text);
            }
            assertThat(text).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
