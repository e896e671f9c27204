package dev.baton.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is under test, said once for all families of rules.
 *
 * <p>Every rule runs in every environment, each time over a scheduler of its own.
 */
@ExtendWith(CapabilityCondition.class)
public interface Rules {
    /** Returns the bridge under test; {@link Bridge#none()} if it is one of our schedulers itself. */
    Bridge bridge();

    /** Returns the environments to prove it in, new ones at each call. */
    Stream<Environment> environments();

    /** Returns the capabilities that the subject lacks, each with the reason. */
    Map<Capability, String> absent();

    /** Checks a rule in every environment. */
    default void everywhere(Rule rule) {
        in(environments().toList(), rule);
    }

    /** Checks a rule that takes long in the first environment alone. */
    default void once(Rule rule) {
        in(environments().limit(1).toList(), rule);
    }

    private void in(List<Environment> environments, Rule rule) {
        if (environments.isEmpty()) {
            throw new AssertionError("environments() of " + getClass().getName()
                    + " is empty, so the rule was checked nowhere. Return Environment.virtual(), or environments of your own");
        }
        for (Environment environment : environments) {
            try (environment) {
                rule.check(new Subject(bridge(), environment));
            } catch (AssertionError broken) {
                throw new AssertionError(broken.getMessage() + " [on " + environment + "]", broken);
            } catch (Throwable unexpected) {
                throw new AssertionError("Unexpected " + unexpected + " [on " + environment + "]", unexpected);
            }
        }
    }

    /** The body of a rule. */
    @FunctionalInterface
    interface Rule {
        /**
         * Checks the rule once.
         *
         * @throws Exception if the rule is broken
         */
        void check(Subject subject) throws Exception;
    }
}
