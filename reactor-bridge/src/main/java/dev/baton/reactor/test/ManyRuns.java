package dev.baton.reactor.test;

import dev.baton.core.testing.Exploration;
import java.time.Duration;
import reactor.test.StepVerifier;

/** A script to be run in many orders, until it fails in one. */
final class ManyRuns<T> implements StepVerifier {
    private final int runs;
    private final Plan<T> plan;

    ManyRuns(int runs, Plan<T> plan) {
        this.runs = runs;
        this.plan = plan;
    }

    @Override
    public StepVerifier log() {
        return new ManyRuns<>(runs, plan.withLog());
    }

    @Override
    public Duration verify() {
        return verify(Duration.ZERO);
    }

    @Override
    public Duration verify(Duration timeout) {
        Duration[] longest = {Duration.ZERO};
        Exploration.of(scheduler -> {
                    Duration took = new OneRun<>(scheduler, plan).verify(timeout);
                    longest[0] = took.compareTo(longest[0]) > 0 ? took : longest[0];
                })
                .iterations(runs)
                .run();
        return longest[0];
    }

    @Override
    public StepVerifier verifyLater() {
        throw ofOneRun("verifyLater");
    }

    @Override
    public Assertions verifyThenAssertThat() {
        throw ofOneRun("verifyThenAssertThat");
    }

    @Override
    public Assertions verifyThenAssertThat(Duration timeout) {
        throw ofOneRun("verifyThenAssertThat");
    }

    private static UnsupportedOperationException ofOneRun(String call) {
        return new UnsupportedOperationException(call + " is about one run, and this explores many. Call it inside"
                + " Exploration.of(scheduler -> BatonStepVerifier.create(scheduler, ...)...).run()");
    }
}
