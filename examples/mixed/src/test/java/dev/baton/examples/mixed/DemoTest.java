package dev.baton.examples.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
    private static final Path GOLDEN = Path.of("src/test/resources/expected/demo.golden.txt");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return Demo.run(arguments, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("queries.txt"), content).toString();
    }

    @Test
    void run_ownQueries_findsReplaysAndClearsTheFixedTwin() throws IOException {
        assertThat(run("")).isZero();
        if ("write".equals(System.getProperty("baton.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, printed(out));
        }
        assertThat(printed(out)).isEqualTo(Files.readString(GOLDEN))
                .contains("the replay of the first is identical", "fixed twin (switchMap): passes all 1004");
        assertThat(printed(err)).isEmpty();
    }

    @Test
    void run_otherQueries_givesTheSameVerdicts() throws IOException {
        assertThat(run(file("k\nko\nkot\n\n kotlin \n"))).isZero();
        assertThat(printed(out)).startsWith("A user types k, ko, kot, kotlin.")
                .contains("The search field reads \"kotlin\"");
    }

    @Test
    void run_missingFile_saysSo() {
        assertThat(run(folder.resolve("none.txt").toString())).isEqualTo(2);
        assertThat(printed(err)).contains("none.txt does not exist");
        assertThat(printed(out)).isEmpty();
    }

    @Test
    void run_emptyFile_saysWhatIsNeeded() throws IOException {
        assertThat(run(file("\n  \n"))).isEqualTo(2);
        assertThat(printed(err)).contains("holds no query").contains("at least two different ones");
    }

    @Test
    void run_oneQueryRepeated_saysWhatIsNeeded() throws IOException {
        assertThat(run(file("same\nsame\n"))).isEqualTo(2);
        assertThat(printed(err)).contains("holds one query only, \"same\"");
    }

    @Test
    void run_hugeFile_saysHowManyAreTooMany() throws IOException {
        assertThat(run(file("a\nb\n".repeat(5_000)))).isEqualTo(2);
        assertThat(printed(err)).contains("holds 10000 queries, more than the 200");
    }

    @Test
    void run_byteOrderMark_isNoPartOfAQuery() throws IOException {
        assertThat(run(file("\uFEFFre\r\nreactor\r\n"))).isZero();
        assertThat(printed(out)).startsWith("A user types re, reactor.");
    }

    @Test
    void run_folderOrBinary_saysSo() throws IOException {
        assertThat(run(folder.toString())).isEqualTo(2);
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, (byte) 0x28, 10});
        assertThat(run(binary.toString())).isEqualTo(2);
        assertThat(printed(err)).contains("cannot be read").contains("is not text in UTF-8");
    }
}
