package dev.baton.conformance.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conformance.Capability;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pins what our own subjects are capable of, so that none passes by dropping a capability. */
final class CapabilitiesTest {
    @Test
    void absent_everySubject_isAsPinned() {
        Map<String, String> capabilities = Arrays.stream(SubjectUnderTest.values()).collect(Collectors.toMap(
                SubjectUnderTest::title, subject -> present(subject).toString()));
        assertThat(capabilities).containsOnly(
                Map.entry("TestScheduler", "[VIRTUAL_TIME, LIBRARY_CLOCK, DEPRIORITIZATION, FOREGROUND, SESSIONS, "
                        + "SEEDED_ORDER, NESTED_BLOCKING, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE]"),
                Map.entry("Reactor on TestScheduler", "[VIRTUAL_TIME, LIBRARY_CLOCK, DEPRIORITIZATION, FOREGROUND, "
                        + "SESSIONS, SEEDED_ORDER, NESTED_BLOCKING, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE, GRACEFUL_CLOSE, "
                        + "INSTALLABLE, BLOCKING_CALLS, HOOK, ROUND_TRIP, LABEL_IN_CONTEXT]"),
                Map.entry("RxJava on TestScheduler", "[VIRTUAL_TIME, LIBRARY_CLOCK, DEPRIORITIZATION, FOREGROUND, "
                        + "SESSIONS, SEEDED_ORDER, NESTED_BLOCKING, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE, "
                        + "INSTALLABLE, BLOCKING_CALLS, HOOK, ROUND_TRIP]"),
                Map.entry("Reactor, driven by BatonStepVerifier", "[VIRTUAL_TIME, LIBRARY_CLOCK, DEPRIORITIZATION, "
                        + "FOREGROUND, SESSIONS, SEEDED_ORDER, NESTED_BLOCKING, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE, GRACEFUL_CLOSE, "
                        + "INSTALLABLE, BLOCKING_CALLS, HOOK, ROUND_TRIP, LABEL_IN_CONTEXT]"),
                Map.entry("RxTestScheduler, driven by its verbs", "[VIRTUAL_TIME, LIBRARY_CLOCK, DEPRIORITIZATION, "
                        + "FOREGROUND, SESSIONS, SEEDED_ORDER, NESTED_BLOCKING, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE, INSTALLABLE, "
                        + "BLOCKING_CALLS, HOOK, ROUND_TRIP]"),
                Map.entry("coroutines on TestScheduler", "[VIRTUAL_TIME, DEPRIORITIZATION, FOREGROUND, SESSIONS, "
                        + "SEEDED_ORDER, IN_PLACE, NESTED_BLOCKING, REPORTED_ERRORS, CLOSABLE_WORKERS, CLOSABLE, INSTALLABLE, ROUND_TRIP, LABEL_IN_CONTEXT]"),
                Map.entry("coroutines, driven by batonTest", "[VIRTUAL_TIME, DEPRIORITIZATION, FOREGROUND, SESSIONS, "
                        + "SEEDED_ORDER, IN_PLACE, NESTED_BLOCKING, REPORTED_ERRORS, CLOSABLE_WORKERS, CLOSABLE, INSTALLABLE, ROUND_TRIP, LABEL_IN_CONTEXT]"),
                Map.entry("coroutines, driven by runTest's clock", "[VIRTUAL_TIME, DEPRIORITIZATION, FOREGROUND, SESSIONS, "
                        + "SEEDED_ORDER, IN_PLACE, NESTED_BLOCKING, REPORTED_ERRORS, CLOSABLE_WORKERS, CLOSABLE, INSTALLABLE, ROUND_TRIP, LABEL_IN_CONTEXT]"),
                Map.entry("ThreadPoolScheduler",
                        "[LIBRARY_CLOCK, FOREGROUND, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE]"),
                Map.entry("ThreadPoolScheduler on Swing's event thread",
                        "[LIBRARY_CLOCK, FOREGROUND, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE]"),
                Map.entry("ThreadPoolScheduler on an executor's thread",
                        "[LIBRARY_CLOCK, FOREGROUND, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE]"),
                Map.entry("Reactor on ThreadPoolScheduler", "[LIBRARY_CLOCK, FOREGROUND, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, "
                        + "INTERRUPT, CLOSABLE, GRACEFUL_CLOSE, INSTALLABLE, BLOCKING_CALLS, HOOK, ROUND_TRIP, LABEL_IN_CONTEXT]"),
                Map.entry("Reactor's own schedulers, adapted",
                        "[LIBRARY_CLOCK, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE]"),
                Map.entry("RxJava on ThreadPoolScheduler",
                        "[LIBRARY_CLOCK, FOREGROUND, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, INTERRUPT, CLOSABLE, INSTALLABLE, BLOCKING_CALLS, HOOK, ROUND_TRIP]"),
                Map.entry("coroutines on ThreadPoolScheduler",
                        "[FOREGROUND, IN_PLACE, REPORTED_ERRORS, CLOSABLE_WORKERS, CLOSABLE, INSTALLABLE, ROUND_TRIP, LABEL_IN_CONTEXT]"),
                Map.entry("executors on TestScheduler", "[VIRTUAL_TIME, LIBRARY_CLOCK, DEPRIORITIZATION, FOREGROUND, "
                        + "SESSIONS, SEEDED_ORDER, NESTED_BLOCKING, PERIODIC, CLOSABLE_WORKERS, CLOSABLE, GRACEFUL_CLOSE, "
                        + "BLOCKING_CALLS, ROUND_TRIP]"),
                Map.entry("executors on ThreadPoolScheduler", "[LIBRARY_CLOCK, FOREGROUND, PERIODIC, CLOSABLE_WORKERS, "
                        + "INTERRUPT, CLOSABLE, GRACEFUL_CLOSE, BLOCKING_CALLS, ROUND_TRIP]"),
                Map.entry("the JDK's own executors, adapted",
                        "[LIBRARY_CLOCK, REPORTED_ERRORS, PERIODIC, CLOSABLE_WORKERS, CLOSABLE]"));
    }

    private static Set<Capability> present(SubjectUnderTest subject) {
        Set<Capability> present = EnumSet.allOf(Capability.class);
        present.removeAll(subject.absent().keySet());
        return present;
    }
}
