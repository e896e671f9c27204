package dev.baton.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.benchmarks.figures.Case;
import dev.baton.benchmarks.figures.Entry;
import dev.baton.benchmarks.figures.Suite;
import dev.baton.benchmarks.figures.Workload;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every command that measures a suite does with its arguments. */
abstract class BenchmarkCommandContract {
    private final Suite suite;
    private final String workloads;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    /** A suite, and its workloads as the command lists them. */
    BenchmarkCommandContract(Suite suite, String workloads) {
        this.suite = suite;
        this.workloads = workloads;
    }

    private int run(String... arguments) throws IOException {
        return BenchmarkCommand.run(suite, out, arguments);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void run_smoke_measuresEveryContestantAndWritesThePage() throws IOException {
        assertThat(run("smoke", "out=" + folder)).as(this::printed).isZero();
        String page = Files.readString(folder.resolve("README.md"));
        for (Workload workload : suite.workloads()) {
            assertThat(page).contains("## " + workload.title() + "\n");
            assertThat(folder.resolve(workload.name() + ".svg")).isNotEmptyFile();
            for (Case each : workload.cases()) {
                for (Entry entry : each.entries()) {
                    assertThat(printed()).containsPattern(Pattern.quote(workload.name()) + " +" + Pattern.quote(each.name())
                            + " +" + Pattern.quote(entry.title()) + " +[\\d,]+\\.\\d " + workload.unit());
                }
            }
        }
        assertThat(page).contains("**These figures do not count**");
    }

    @Test
    void run_unknownWorkload_namesThoseThereAre() throws IOException {
        assertThat(run("none")).isEqualTo(2);
        assertThat(printed()).startsWith("There is no workload none; there are " + workloads);
    }

    @Test
    void run_unknownArgument_namesThoseThereAre() throws IOException {
        assertThat(run("fork=5")).isEqualTo(2);
        assertThat(run("forks=0")).isEqualTo(2);
        assertThat(run("forks=many")).isEqualTo(2);
        assertThat(printed()).contains("There is no argument fork=5; there are forks=")
                .contains("forks=0 is not a positive number").contains("forks=many is not a positive number");
    }

    @Test
    void run_folderThatIsAFile_endsBeforeAnythingIsMeasured() throws IOException {
        Path file = Files.writeString(folder.resolve("page"), "");
        assertThat(run("smoke", "out=" + file)).isEqualTo(2);
        assertThat(printed()).contains("cannot be written").doesNotContain("Round");
    }

    @Test
    void main_libraryMissing_exitsWith2AndNamesIt() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().startsWith("rxjava-"))
                .collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-cp", classPath, "dev.baton.benchmarks." + suite.command(), "smoke",
                        "out=" + folder)
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said).contains("RxJava cannot be measured").contains("version.rxjava").doesNotContain("\tat ");
    }
}
