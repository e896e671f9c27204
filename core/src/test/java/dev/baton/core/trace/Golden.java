package dev.baton.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what people see, word for word. Refreshed with {@code -Dbaton.golden=write}. */
final class Golden {
    private static final Path EXPECTED = Path.of("src/test/resources/expected");

    private Golden() {}

    static void assertGolden(String file, String text) throws IOException {
        Path golden = EXPECTED.resolve(file);
        if ("write".equals(System.getProperty("baton.golden"))) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }
}
