package dev.baton.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite itself is tested: each wrong scheduler is caught, at the rule that is about its mistake. */
final class MutantsTest {
    @ParameterizedTest
    @EnumSource
    void mutant_isCaughtAtItsRule(Mutant mutant) {
        Map<String, String> failures = run(mutant);

        assertThat(failures).containsKey(mutant.rule());
        assertThat(failures.get(mutant.rule())).contains(mutant.rule().toUpperCase(Locale.ROOT) + ": ");
        Set<String> expected = new HashSet<>(mutant.others());
        expected.add(mutant.rule());
        assertThat(failures.keySet()).as("rules that fail for %s: %s", mutant, failures).isSubsetOf(expected);
    }

    /** Runs the contract and returns the message of each rule that failed. */
    private static Map<String, String> run(Mutant mutant) {
        MutantContract.mutant = mutant;
        Map<String, String> failures = new TreeMap<>();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher().execute(
                    LauncherDiscoveryRequestBuilder.request().selectors(selectClass(MutantContract.class)).build(),
                    new TestExecutionListener() {
                        @Override
                        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                            result.getThrowable().ifPresent(failure -> failures.put(
                                    ruleOf(test), String.valueOf(failure.getMessage())));
                        }
                    });
        }
        return failures;
    }

    private static String ruleOf(TestIdentifier test) {
        String name = test.getDisplayName();
        return name.substring(0, name.indexOf('_'));
    }
}
