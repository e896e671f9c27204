package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs a few of the jcstress tests for a moment, so that they keep working. The profile "stress" runs all in earnest. */
final class RacesTest {
    @Test
    void someRaces_forAMoment_showNothingForbidden() throws IOException, InterruptedException {
        assertThat(outputOf("TaskNodeRaces.RunAndCancel|LaneChainRaces.AddAndRest|WorkerRaces.SubmitAndClose$|ScopeRaces.RunAndInterrupt"))
                .contains("Failed tests: No matches.", "Error tests: No matches.", "All remaining tests: 4 matching");
    }

    private static String outputOf(String tests) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of("target", "jcstress-sanity"));
        File output = directory.resolve("output.txt").toFile();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.openjdk.jcstress.Main", "-t", tests, "-r", "results",
                "-f", "1", "-fsm", "1", "-iters", "1", "-time", "50", "-sc", "false", "-af", "NONE", "-jvmArgs", "-Xmx256m");
        Process jcstress = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(jcstress.waitFor(2, TimeUnit.MINUTES)).as("jcstress has ended").isTrue();
        } finally {
            jcstress.destroyForcibly();
        }
        return Files.readString(output.toPath());
    }
}
