package dev.baton.conformance.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.baton.conformance.Capability;
import dev.baton.conformance.SchedulerContract;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The proof in one table: every rule against every subject, as it came out of a run just now.
 *
 * <p>It is the README of this module. Run with {@code -Dbaton.golden=write} to write it anew, and review the diff.
 */
final class TableTest {
    private static final Path README = Path.of("README.md");
    private static final Path CONTRACT = Path.of("../docs/contract.md");
    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->";

    private static final Map<SubjectUnderTest, Class<?>> RUNS = runs();

    private static Map<SubjectUnderTest, Class<?>> runs() {
        Map<SubjectUnderTest, Class<?>> runs = new LinkedHashMap<>();
        runs.put(SubjectUnderTest.TEST_SCHEDULER, TestSchedulerTest.class);
        runs.put(SubjectUnderTest.TEST_REACTOR, ReactorOnTestSchedulerTest.class);
        runs.put(SubjectUnderTest.TEST_RXJAVA, RxJavaOnTestSchedulerTest.class);
        runs.put(SubjectUnderTest.STEP_VERIFIER, BatonStepVerifierTest.class);
        runs.put(SubjectUnderTest.RX_TEST_SCHEDULER, RxTestSchedulerTest.class);
        runs.put(SubjectUnderTest.TEST_COROUTINES, CoroutinesOnTestSchedulerTest.class);
        runs.put(SubjectUnderTest.BATON_TEST, BatonTestTest.class);
        runs.put(SubjectUnderTest.RUN_TEST, RunTestTest.class);
        runs.put(SubjectUnderTest.TEST_EXECUTORS, ExecutorsOnTestSchedulerTest.class);
        runs.put(SubjectUnderTest.POOL, ThreadPoolSchedulerTest.class);
        runs.put(SubjectUnderTest.POOL_SWING, SwingForegroundTest.class);
        runs.put(SubjectUnderTest.POOL_EXECUTOR, ExecutorForegroundTest.class);
        runs.put(SubjectUnderTest.POOL_REACTOR, ReactorOnThreadPoolTest.class);
        runs.put(SubjectUnderTest.NATIVE_REACTOR, NativeReactorTest.class);
        runs.put(SubjectUnderTest.POOL_RXJAVA, RxJavaOnThreadPoolTest.class);
        runs.put(SubjectUnderTest.POOL_COROUTINES, CoroutinesOnThreadPoolTest.class);
        runs.put(SubjectUnderTest.POOL_EXECUTORS, ExecutorsOnThreadPoolTest.class);
        runs.put(SubjectUnderTest.NATIVE_EXECUTORS, NativeExecutorsTest.class);
        return runs;
    }

    @Test
    void readme_holdsTheTableOfThisRun() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String table = table();
        if ("write".equals(System.getProperty("baton.golden"))) {
            Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
        } else {
            assertThat(readme.substring(begin, end)).isEqualTo(table);
        }
    }

    @Test
    void contract_statesEveryRuleOfTheSuite() throws IOException {
        String contract = Files.readString(CONTRACT);
        assertThat(rules()).allSatisfy((id, title) -> assertThat(contract).contains("| " + id + " |"));
    }

    private static String table() {
        Map<SubjectUnderTest, Map<String, String>> results = new LinkedHashMap<>();
        RUNS.forEach((subject, run) -> results.put(subject, results(run)));
        StringBuilder table = new StringBuilder("| rule | |");
        RUNS.keySet().forEach(subject -> table.append(' ').append(subject.title()).append(" |"));
        table.append("\n|---|---|").append(":-:|".repeat(RUNS.size())).append('\n');
        rules().forEach((id, title) -> {
            table.append("| ").append(id).append(" | ").append(title).append(" |");
            RUNS.keySet().forEach(subject -> {
                String result = results.get(subject).get(id);
                assertThat(result).as("What came of %s for %s", id, subject.title()).isNotNull();
                table.append(' ').append(result).append(" |");
            });
            table.append('\n');
        });
        return table.toString();
    }

    /** Returns the rules of the suite by id, each in words. */
    private static Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        for (Method method : SchedulerContract.class.getMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                rules.put(idOf(method.getName()), inWords(method.getName()));
            }
        }
        return rules;
    }

    private static String idOf(String methodName) {
        return methodName.substring(0, methodName.indexOf('_')).toUpperCase(Locale.ROOT);
    }

    private static String inWords(String methodName) {
        String words = methodName.substring(methodName.indexOf('_') + 1);
        return String.join(" ", Arrays.asList(words.split("(?=\\p{Upper})"))).toLowerCase(Locale.ROOT);
    }

    /** Runs the contract for a subject and returns what came of each rule. */
    private static Map<String, String> results(Class<?> run) {
        Map<String, String> results = new TreeMap<>();
        TestExecutionListener listener = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    results.put(idOf(test.getDisplayName()),
                            result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? "✓" : "**✗**");
                }
            }

            @Override
            public void executionSkipped(TestIdentifier test, String reason) {
                String capability = reason.split(" ")[0];
                results.put(idOf(test.getDisplayName()), "–" + footnote(capability));
            }
        };
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher().execute(
                    LauncherDiscoveryRequestBuilder.request().selectors(selectClass(run)).build(), listener);
        }
        return results;
    }

    private static String footnote(String capability) {
        String sign = switch (Capability.valueOf(capability)) {
            case VIRTUAL_TIME -> "t";
            case LIBRARY_CLOCK -> "c";
            case DEPRIORITIZATION -> "d";
            case SESSIONS -> "s";
            case SEEDED_ORDER -> "o";
            case NESTED_BLOCKING -> "b";
            case PERIODIC -> "p";
            case REPORTED_ERRORS -> "e";
            case HOOK -> "h";
            case INTERRUPT -> "i";
            case GRACEFUL_CLOSE -> "g";
            case INSTALLABLE -> "n";
            case BLOCKING_CALLS -> "w";
            case ROUND_TRIP -> "r";
            case LABEL_IN_CONTEXT -> "l";
            case FOREGROUND -> "f";
            case IN_PLACE -> "m";
            default -> throw new AssertionError("The README has no footnote for " + capability);
        };
        return "<sup>" + sign + "</sup>";
    }
}
