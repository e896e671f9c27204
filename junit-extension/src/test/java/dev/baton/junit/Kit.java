package dev.baton.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes inside a test. */
final class Kit {
    private Kit() {}

    /** Runs the tests of a class; configuration parameters come in pairs. Timelines are not written unless asked for. */
    static EngineExecutionResults run(Class<?> tests, String... parameters) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameters(Map.of("baton.reports", "none"));
        for (int i = 0; i < parameters.length; i += 2) {
            kit.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return kit.execute();
    }

    /** Returns what the only failing test of a class failed with. */
    static Throwable failure(Class<?> tests, String... parameters) {
        List<Throwable> failures = failures(run(tests, parameters));
        if (failures.size() != 1) {
            throw new AssertionError("One failure was expected, but there are " + failures);
        }
        return failures.get(0);
    }

    /** Returns what failed in the order of the events, classes included. */
    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream().map(Kit::failure).toList();
    }

    private static Throwable failure(Event failed) {
        return Objects.requireNonNull(
                failed.getRequiredPayload(TestExecutionResult.class).getThrowable().orElse(null), "throwable");
    }

}
