package dev.baton.reactor.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** What a script expects of the context, written down. */
final class ContextScript<T> implements StepVerifier.ContextExpectations<T> {
    private final Script<T> script;
    private final List<UnaryOperator<StepVerifier.ContextExpectations<T>>> expectations = new ArrayList<>();

    ContextScript(Script<T> script) {
        this.script = script;
    }

    private ContextScript<T> say(UnaryOperator<StepVerifier.ContextExpectations<T>> expectation) {
        expectations.add(expectation);
        return this;
    }

    @Override
    public StepVerifier.ContextExpectations<T> hasKey(Object key) {
        return say(context -> context.hasKey(key));
    }

    @Override
    public StepVerifier.ContextExpectations<T> hasSize(int size) {
        return say(context -> context.hasSize(size));
    }

    @Override
    public StepVerifier.ContextExpectations<T> contains(Object key, Object value) {
        return say(context -> context.contains(key, value));
    }

    @Override
    public StepVerifier.ContextExpectations<T> containsAllOf(Context other) {
        return say(context -> context.containsAllOf(other));
    }

    @Override
    public StepVerifier.ContextExpectations<T> containsAllOf(Map<?, ?> other) {
        return say(context -> context.containsAllOf(other));
    }

    @Override
    public StepVerifier.ContextExpectations<T> containsOnly(Context other) {
        return say(context -> context.containsOnly(other));
    }

    @Override
    public StepVerifier.ContextExpectations<T> containsOnly(Map<?, ?> other) {
        return say(context -> context.containsOnly(other));
    }

    @Override
    public StepVerifier.ContextExpectations<T> assertThat(Consumer<Context> assertion) {
        return say(context -> context.assertThat(assertion));
    }

    @Override
    public StepVerifier.ContextExpectations<T> matches(Predicate<Context> predicate) {
        return say(context -> context.matches(predicate));
    }

    @Override
    public StepVerifier.ContextExpectations<T> matches(Predicate<Context> predicate, String description) {
        return say(context -> context.matches(predicate, description));
    }

    @Override
    public StepVerifier.Step<T> then() {
        List<UnaryOperator<StepVerifier.ContextExpectations<T>>> all = List.copyOf(expectations);
        return script.say((step, actions) -> {
            StepVerifier.ContextExpectations<T> context = step.expectAccessibleContext();
            for (UnaryOperator<StepVerifier.ContextExpectations<T>> expectation : all) {
                context = expectation.apply(context);
            }
            return context.then();
        });
    }
}
