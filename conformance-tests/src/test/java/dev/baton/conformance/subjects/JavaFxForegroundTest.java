package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.Capability;
import dev.baton.conformance.Environment;
import dev.baton.conformance.SchedulerContract;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** The contract over JavaFX's application thread; not in the table, which must be the same on every machine. */
final class JavaFxForegroundTest implements SchedulerContract {
    @BeforeAll
    static void start() {
        JavaFx.assumeStarted();
    }

    @Override
    public Bridge bridge() {
        return Bridge.none();
    }

    @Override
    public Stream<Environment> environments() {
        return JavaFx.environments();
    }

    @Override
    public Map<Capability, String> absent() {
        return SubjectUnderTest.POOL.absent();
    }
}
