package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.benchmarks.bugs.BugPrograms;
import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.trace.TraceEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Replays a schedule in a JVM of its own, which is given the name of the program and the text, and prints all it sees. */
final class ReplayInJvm {
    private ReplayInJvm() {}

    /** Takes the name of a program and a schedule. */
    public static void main(String[] arguments) {
        String text = BugPrograms.all().stream()
                .filter(program -> program.name().equals(arguments[0]))
                .findFirst()
                .map(program -> replay(arguments[1], program))
                .orElse("There is no program " + arguments[0]);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(text);
    }

    private static String replay(String schedule, BugProgram program) {
        try {
            TestScheduler.replay(schedule, program.buggy());
            return "The run passed.";
        } catch (ExplorationFailure failure) {
            return text(failure);
        } catch (AssertionError misfit) {
            return misfit.toString();
        }
    }

    /** Starts the JVM, and returns what it prints. */
    static String start(String program, String schedule) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayInJvm.class.getName(),
                        program,
                        schedule)
                .redirectError(Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Returns everything known about the run: what it failed with, and each task with its identity, parent and site. */
    static String text(ExplorationFailure failure) {
        StringBuilder text = new StringBuilder(failure.getCause().toString()).append('\n');
        for (TraceEntry entry : failure.trace().entries()) {
            text.append(entry).append('\n');
        }
        return text.toString();
    }
}
