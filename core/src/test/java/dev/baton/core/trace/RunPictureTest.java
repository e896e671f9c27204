package dev.baton.core.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunPictureTest {
    @TempDir
    private Path folder;

    @Test
    void writeTo_newFolder_makesItAndWritesBothFiles() throws IOException {
        RunPicture picture = SampleRuns.search();
        Path page = picture.writeTo(folder.resolve("a/b"), "seed 17");
        assertThat(page).isEqualTo(folder.resolve("a/b/seed 17.html")).hasContent(picture.toHtml());
        assertThat(folder.resolve("a/b/seed 17.trace.json")).hasContent(picture.toPerfettoJson());
    }

    @Test
    void writeTo_again_replacesWhatWasThere() throws IOException {
        Files.writeString(folder.resolve("run.html"), "x".repeat(1_000_000));
        assertThat(SampleRuns.search().writeTo(folder, "run")).hasContent(SampleRuns.search().toHtml());
    }

    @Test
    void writeTo_folderIsAFile_namesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> SampleRuns.search().writeTo(file, "run"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written to " + file.resolve("run.trace.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "../run", "/run", "run\0"})
    void writeTo_noPlainFileName_isRefused(String name) {
        assertThatThrownBy(() -> SampleRuns.search().writeTo(folder, name))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"" + name + "\"");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void marks_stepThatDidNotRun_areRefused() {
        RunPicture.Builder builder = RunPicture.builder(SampleRuns.search().trace());
        assertThatThrownBy(() -> builder.failing(13))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Step 13").hasMessageContaining("12 tasks");
        assertThatThrownBy(() -> builder.held(0, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.culprit(-1, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void output_equalPictures_isEqual() {
        assertThat(SampleRuns.shop(300, 9).toHtml()).isEqualTo(SampleRuns.shop(300, 9).toHtml());
        assertThat(SampleRuns.shop(300, 9).toPerfettoJson()).isEqualTo(SampleRuns.shop(300, 9).toPerfettoJson());
    }
}
