package dev.baton.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.benchmarks.figures.BenchmarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {
    @TempDir
    private Path folder;

    static boolean mayWriteAnywhere() throws IOException {
        Path probe = Files.createTempDirectory("read-only");
        try {
            return !probe.toFile().setWritable(false) || Files.isWritable(probe);
        } finally {
            Files.delete(probe);
        }
    }

    @Test
    void at_newFolder_isMadeAndLeftEmpty() throws IOException {
        Path made = folder.resolve("a/b");
        OutputFolder output = OutputFolder.at(made.toString());
        assertThat(made).isEmptyDirectory();
        output.write(Map.of("x.svg", "<svg/>"));
        assertThat(made.resolve("x.svg")).hasContent("<svg/>");
    }

    @Test
    void at_fileInTheWay_saysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("page"), "");
        for (Path path : new Path[] {file, file.resolve("below")}) {
            assertThatExceptionOfType(BenchmarkException.class)
                    .isThrownBy(() -> OutputFolder.at(path.toString()))
                    .withMessageContaining("The folder " + path + " cannot be written")
                    .withMessageContaining("out=");
        }
    }

    @Test
    void at_folderInPlaceOfThePage_saysSo() throws IOException {
        Files.createDirectories(folder.resolve("README.md"));
        assertThatExceptionOfType(BenchmarkException.class)
                .isThrownBy(() -> OutputFolder.at(folder.toString())).withMessageContaining("README.md");
    }

    @Test
    @DisabledIf(value = "mayWriteAnywhere", disabledReason = "This user, such as root, may write anywhere")
    void at_readOnlyFolder_saysSo() {
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            assertThatExceptionOfType(BenchmarkException.class)
                    .isThrownBy(() -> OutputFolder.at(folder.toString())).withMessageContaining("cannot be written");
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }
}
