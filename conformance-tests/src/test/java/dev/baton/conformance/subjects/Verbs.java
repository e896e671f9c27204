package dev.baton.conformance.subjects;

import dev.baton.conformance.Environment;
import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.test.BatonStepVerifier;
import dev.baton.rxjava.RxTestScheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Test schedulers that are driven by a library's own words only. */
final class Verbs {
    private Verbs() {}

    static Stream<Environment> stepVerifier() {
        return VerbEnvironment.drivenBy(scheduler -> time -> await(scheduler, time));
    }

    private static void await(TestScheduler scheduler, Duration time) {
        BatonStepVerifier.create(scheduler, Mono::never)
                .expectSubscription()
                .thenAwait(time)
                .thenCancel()
                .verify();
    }

    static Stream<Environment> rxJava() {
        return VerbEnvironment.drivenBy(scheduler -> {
            RxTestScheduler verbs = RxTestScheduler.over(scheduler);
            return time -> verbs.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        });
    }

    static Stream<Environment> batonTest() {
        return VerbEnvironment.drivenBy(CoroutineVerbs::batonTest);
    }

    static Stream<Environment> runTest() {
        return VerbEnvironment.drivenBy(CoroutineVerbs::runTest);
    }
}
