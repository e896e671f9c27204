package dev.baton.reactor.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.StepVerifierOptions;

/**
 * The verbs of a script, written down to be said to Reactor's own verifier, once for each run.
 *
 * <p>Each is also said at once to a draft that nobody runs, so that a bad argument fails where it was written.
 */
final class Script<T> implements StepVerifier.FirstStep<T> {
    private final StepVerifierOptions options;
    private final Function<Plan<T>, StepVerifier> verifier;
    private final List<Plan.Verb<T>> verbs = new ArrayList<>();
    private final Actions drafting = new Actions() {};
    private Supplier<? extends Publisher<? extends T>> source;
    private StepVerifier.Step<T> draft;

    Script(
            StepVerifierOptions options,
            Supplier<? extends Publisher<? extends T>> source,
            Function<Plan<T>, StepVerifier> verifier) {
        this.options = options;
        this.source = source;
        this.verifier = verifier;
        this.draft = StepVerifier.create(Flux.never(), options.copy());
    }

    Script<T> say(Plan.Verb<T> verb) {
        draft = verb.addTo(draft, drafting);
        verbs.add(verb);
        return this;
    }

    private Script<T> sayFirst(Function<StepVerifier.FirstStep<T>, StepVerifier.Step<T>> verb) {
        return say((script, actions) -> verb.apply((StepVerifier.FirstStep<T>) script));
    }

    private StepVerifier end(Plan.End<T> end) {
        end.addTo(draft, drafting);
        return verifier.apply(new Plan<>(options, source, List.copyOf(verbs), end, false));
    }

    // The first step.

    @Override
    public StepVerifier.FirstStep<T> enableConditionalSupport(@Nullable Predicate<? super T> tryOnNext) {
        return sayFirst(script -> script.enableConditionalSupport(tryOnNext));
    }

    @Override
    public StepVerifier.Step<T> expectFusion() {
        return sayFirst(StepVerifier.FirstStep::expectFusion);
    }

    @Override
    public StepVerifier.Step<T> expectFusion(int requested) {
        return sayFirst(script -> script.expectFusion(requested));
    }

    @Override
    public StepVerifier.Step<T> expectFusion(int requested, int expected) {
        return sayFirst(script -> script.expectFusion(requested, expected));
    }

    @Override
    public StepVerifier.Step<T> expectNoFusionSupport() {
        return sayFirst(StepVerifier.FirstStep::expectNoFusionSupport);
    }

    @Override
    public StepVerifier.Step<T> expectSubscription() {
        return sayFirst(StepVerifier.FirstStep::expectSubscription);
    }

    @Override
    public StepVerifier.Step<T> expectSubscriptionMatches(Predicate<? super Subscription> predicate) {
        return sayFirst(script -> script.expectSubscriptionMatches(predicate));
    }

    // Values.

    @Override
    public StepVerifier.Step<T> as(String description) {
        return say((script, actions) -> script.as(description));
    }

    @Override
    public StepVerifier.Step<T> consumeNextWith(Consumer<? super T> consumer) {
        return say((script, actions) -> script.consumeNextWith(consumer));
    }

    @Override
    public StepVerifier.Step<T> assertNext(Consumer<? super T> assertion) {
        return say((script, actions) -> script.assertNext(assertion));
    }

    @Override
    public StepVerifier.Step<T> expectNext(T value) {
        return say((script, actions) -> script.expectNext(value));
    }

    @Override
    public StepVerifier.Step<T> expectNext(T first, T second) {
        return say((script, actions) -> script.expectNext(first, second));
    }

    @Override
    public StepVerifier.Step<T> expectNext(T first, T second, T third) {
        return say((script, actions) -> script.expectNext(first, second, third));
    }

    @Override
    public StepVerifier.Step<T> expectNext(T first, T second, T third, T fourth) {
        return say((script, actions) -> script.expectNext(first, second, third, fourth));
    }

    @Override
    public StepVerifier.Step<T> expectNext(T first, T second, T third, T fourth, T fifth) {
        return say((script, actions) -> script.expectNext(first, second, third, fourth, fifth));
    }

    @Override
    public StepVerifier.Step<T> expectNext(T first, T second, T third, T fourth, T fifth, T sixth) {
        return say((script, actions) -> script.expectNext(first, second, third, fourth, fifth, sixth));
    }

    @Override
    @SafeVarargs
    public final StepVerifier.Step<T> expectNext(T... values) {
        Objects.requireNonNull(values, "values");
        for (T value : values) {
            expectNext(value);
        }
        return this;
    }

    @Override
    public StepVerifier.Step<T> expectNextCount(long count) {
        return say((script, actions) -> script.expectNextCount(count));
    }

    @Override
    public StepVerifier.Step<T> expectNextSequence(Iterable<? extends T> values) {
        return say((script, actions) -> script.expectNextSequence(values));
    }

    @Override
    public StepVerifier.Step<T> expectNextMatches(Predicate<? super T> predicate) {
        return say((script, actions) -> script.expectNextMatches(predicate));
    }

    @Override
    public StepVerifier.Step<T> thenConsumeWhile(Predicate<T> predicate) {
        return say((script, actions) -> script.thenConsumeWhile(predicate));
    }

    @Override
    public StepVerifier.Step<T> thenConsumeWhile(Predicate<T> predicate, Consumer<T> consumer) {
        return say((script, actions) -> script.thenConsumeWhile(predicate, consumer));
    }

    @Override
    public StepVerifier.Step<T> recordWith(Supplier<? extends Collection<T>> collection) {
        return say((script, actions) -> script.recordWith(collection));
    }

    @Override
    public StepVerifier.Step<T> consumeRecordedWith(Consumer<? super Collection<T>> consumer) {
        return say((script, actions) -> script.consumeRecordedWith(actions.heard(Objects.requireNonNull(consumer, "consumer"))));
    }

    @Override
    public StepVerifier.Step<T> expectRecordedMatches(Predicate<? super Collection<T>> predicate) {
        return say((script, actions) ->
                script.expectRecordedMatches(actions.matched(Objects.requireNonNull(predicate, "predicate"))));
    }

    // The subscription and its context.

    @Override
    public StepVerifier.Step<T> consumeSubscriptionWith(Consumer<? super Subscription> consumer) {
        return say((script, actions) -> script.consumeSubscriptionWith(consumer));
    }

    @Override
    public StepVerifier.ContextExpectations<T> expectAccessibleContext() {
        return new ContextScript<>(this);
    }

    @Override
    public StepVerifier.Step<T> expectNoAccessibleContext() {
        return say((script, actions) -> script.expectNoAccessibleContext());
    }

    // Deeds, each a task, and time.

    @Override
    public StepVerifier.Step<T> then(Runnable task) {
        Objects.requireNonNull(task, "task");
        return say((script, actions) -> script.then(actions.then(task)));
    }

    @Override
    public StepVerifier.Step<T> thenRequest(long n) {
        return say((script, actions) -> script.then(actions.apart()).thenRequest(n));
    }

    @Override
    public StepVerifier.Step<T> thenAwait(Duration duration) {
        notNegative(duration, "thenAwait");
        return say((script, actions) -> script.then(actions.await(duration)));
    }

    @Override
    public StepVerifier.Step<T> expectNoEvent(Duration duration) {
        notNegative(duration, "expectNoEvent");
        boolean isFirst = verbs.isEmpty();
        return say((script, actions) -> {
            if (isFirst) {
                actions.noEventFromTheBeginning();
            }
            return script.then(actions.noEvent(duration));
        });
    }

    private static void notNegative(Duration duration, String verb) {
        if (Objects.requireNonNull(duration, "duration").isNegative()) {
            throw new IllegalArgumentException("The clock never runs back: " + verb + " was called with " + duration);
        }
    }

    // Ends.

    @Override
    public StepVerifier thenCancel() {
        return end((script, actions) -> script.then(actions.apart()).thenCancel());
    }

    @Override
    public StepVerifier expectComplete() {
        return end((script, actions) -> script.expectComplete());
    }

    @Override
    public StepVerifier expectTimeout(Duration duration) {
        notNegative(duration, "expectTimeout");
        Supplier<? extends Publisher<? extends T>> patient = source;
        source = () -> Flux.<T>from(patient.get()).timeout(duration);
        return end((script, actions) -> script
                .then(actions.await(duration))
                .expectErrorSatisfies(actions.heard(error -> {
                    if (!(error instanceof TimeoutException)) {
                        throw new AssertionError("expected: timeout(" + duration + ")");
                    }
                })));
    }

    @Override
    public StepVerifier expectError() {
        return end((script, actions) -> script.expectError());
    }

    @Override
    public StepVerifier expectError(Class<? extends Throwable> type) {
        return end((script, actions) -> script.expectError(type));
    }

    @Override
    public StepVerifier expectErrorMessage(String message) {
        return end((script, actions) -> script.expectErrorMessage(message));
    }

    @Override
    public StepVerifier expectErrorMatches(Predicate<Throwable> predicate) {
        return end((script, actions) -> script.expectErrorMatches(actions.matched(Objects.requireNonNull(predicate, "predicate"))));
    }

    @Override
    public StepVerifier expectErrorSatisfies(Consumer<Throwable> assertion) {
        return end((script, actions) -> script.expectErrorSatisfies(actions.heard(Objects.requireNonNull(assertion, "assertion"))));
    }

    @Override
    public StepVerifier consumeErrorWith(Consumer<Throwable> consumer) {
        return end((script, actions) -> script.consumeErrorWith(actions.heard(Objects.requireNonNull(consumer, "consumer"))));
    }

    @Override
    public Duration verifyComplete() {
        return expectComplete().verify();
    }

    @Override
    public Duration verifyError() {
        return expectError().verify();
    }

    @Override
    public Duration verifyError(Class<? extends Throwable> type) {
        return expectError(type).verify();
    }

    @Override
    public Duration verifyErrorMessage(String message) {
        return expectErrorMessage(message).verify();
    }

    @Override
    public Duration verifyErrorMatches(Predicate<Throwable> predicate) {
        return expectErrorMatches(predicate).verify();
    }

    @Override
    public Duration verifyErrorSatisfies(Consumer<Throwable> assertion) {
        return expectErrorSatisfies(assertion).verify();
    }
}
