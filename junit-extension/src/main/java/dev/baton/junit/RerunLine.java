package dev.baton.junit;

import dev.baton.core.exploration.Schedule;
import dev.baton.core.testing.ReplayWording;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says how to run a failing test again: by an annotation, or by a line for the shell. */
final class RerunLine implements ReplayWording {
    private final TestId id;
    private final String settings;
    private final Path folder;

    /**
     * A line for a test.
     *
     * @param folder where the tests run, which shows what builds them
     */
    RerunLine(TestId id, Outside outside, Path folder) {
        this.id = id;
        this.settings = outside.forTheSameRun();
        this.folder = folder;
    }

    @Override
    public String bySchedule(Schedule schedule) {
        return "@Replay(\"" + schedule + "\")";
    }

    @Override
    public String bySeed(long seed) {
        return "@Seed(" + seed + "L), or " + settings + Setting.SEED.variable() + "=" + seed + command();
    }

    @Override
    public String idleClock() {
        return "@BatonTest(clock = ClockPolicy.IDLE)";
    }

    private String command() {
        String type = id.type().getName();
        if (Files.exists(folder.resolve("pom.xml"))) {
            return " mvn test -Dtest='" + type + "#" + id.method() + "'";
        }
        if (Files.exists(folder.resolve("build.gradle")) || Files.exists(folder.resolve("build.gradle.kts"))) {
            return " gradle test --tests '" + type + "." + id.method() + "'";
        }
        return " in the environment of this test";
    }
}
