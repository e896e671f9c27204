package dev.baton.conformance;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the rules for which a subject lacks a capability, with the reason it gives. */
public final class CapabilityCondition implements ExecutionCondition {
    /** Made by JUnit. */
    public CapabilityCondition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty() || context.getTestInstance().isEmpty()) {
            return ConditionEvaluationResult.enabled("not a rule");
        }
        Map<Capability, String> absent = ((Rules) context.getRequiredTestInstance()).absent();
        for (Capability needed : needed(context)) {
            if (absent.containsKey(needed)) {
                return ConditionEvaluationResult.disabled(needed + " is absent: " + absent.get(needed));
            }
        }
        return ConditionEvaluationResult.enabled("every capability is there");
    }

    private static List<Capability> needed(ExtensionContext context) {
        List<Capability> needed = new ArrayList<>();
        for (AnnotatedElement element : List.of(
                context.getRequiredTestMethod(), context.getRequiredTestMethod().getDeclaringClass())) {
            Requires requires = element.getAnnotation(Requires.class);
            if (requires != null) {
                needed.addAll(List.of(requires.value()));
            }
        }
        return needed;
    }
}
