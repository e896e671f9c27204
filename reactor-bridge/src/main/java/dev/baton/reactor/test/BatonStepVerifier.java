package dev.baton.reactor.test;

import dev.baton.core.testing.TestScheduler;
import java.util.Objects;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.test.StepVerifier;
import reactor.test.StepVerifierOptions;

/**
 * Reactor's {@code StepVerifier} on a {@link TestScheduler}: the same verbs, and every order can be tried.
 *
 * <pre>{@code
 * BatonStepVerifier.create(scheduler, () -> Mono.delay(Duration.ofHours(1)))
 *         .thenAwait(Duration.ofHours(1))
 *         .expectNext(0L)
 *         .verifyComplete();
 *
 * BatonStepVerifier.explore(1_000, () -> transfer(account))
 *         .expectNext(balance)
 *         .verifyComplete();
 * }</pre>
 *
 * <h2>Order and threads</h2>
 *
 * The subscription, every request and cancellation of the script and every body of {@code then} is a task of the
 * scheduler. They keep the order of the script among themselves, and the strategy of the scheduler chooses between them
 * and what the publisher does: the script goes on as soon as the signal before is seen, as a test thread does beside
 * real schedulers. {@code thenAwait()} waits until nothing is ready. What the verifier does while it handles a signal, such as an
 * assertion on a value, is part of the task that emits. {@code verify} drives the scheduler, so it is called from the test body, on
 * the thread that drives; {@code verifyLater} submits the subscription and drives nothing.
 *
 * <h2>Time</h2>
 *
 * The clock of the scheduler moves by {@code thenAwait(d)}, {@code expectNoEvent(d)} and {@code expectTimeout(d)}, and with
 * it moves whatever else is on that scheduler. {@code verify(d)} lets it move by up to {@code d} besides, from the
 * beginning of the verification, when nothing else is left to do; so a script written for real time runs in virtual
 * time. All return how far the clock moved. {@code expectNoEvent} takes a signal that is ready when it begins for one that came.
 * A negative duration is an {@link IllegalArgumentException}.
 *
 * <h2>Schedulers</h2>
 *
 * The publisher is built and run with Reactor's default schedulers replaced by the scheduler. A publisher that was
 * built outside the supplier may hold real ones already.
 *
 * <h2>Errors</h2>
 *
 * A script that is not met fails as with Reactor, in its words. When no task can run and the script is not at its end, it
 * fails at once with a {@link dev.baton.core.testing.DeadlockError} that says which signal was expected, what is pending
 * and what is due next. What a task throws and nobody takes fails the verification as well. {@code verify} inside a task
 * is an {@link IllegalStateException}. A verification that fails cancels its subscription.
 */
public final class BatonStepVerifier {
    private BatonStepVerifier() {}

    /**
     * Begins a script for a publisher, with unbounded demand.
     *
     * @param scheduler what runs the subscription and stands in for Reactor's schedulers
     * @param publisher builds the publisher; called once for each verification, in the test body
     */
    public static <T> StepVerifier.FirstStep<T> create(
            TestScheduler scheduler, Supplier<? extends Publisher<? extends T>> publisher) {
        return create(scheduler, publisher, StepVerifierOptions.create());
    }

    /**
     * Begins a script for a publisher, with a demand.
     *
     * @param initialRequest what is requested with the subscription; zero requests nothing then
     * @throws IllegalArgumentException if it is negative
     */
    public static <T> StepVerifier.FirstStep<T> create(
            TestScheduler scheduler, Supplier<? extends Publisher<? extends T>> publisher, long initialRequest) {
        return create(scheduler, publisher, StepVerifierOptions.create().initialRequest(initialRequest));
    }

    /**
     * Begins a script for a publisher, with options such as an initial context.
     *
     * @throws IllegalArgumentException if the options bring a virtual time of their own
     */
    public static <T> StepVerifier.FirstStep<T> create(
            TestScheduler scheduler,
            Supplier<? extends Publisher<? extends T>> publisher,
            StepVerifierOptions options) {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(publisher, "publisher");
        if (options.getVirtualTimeSchedulerSupplier() != null) {
            throw new IllegalArgumentException("The options bring a virtual time of their own, but the clock is that of "
                    + scheduler + ". Leave out virtualTimeSchedulerSupplier, or use StepVerifier.withVirtualTime with"
                    + " ReactorVirtualTime.over");
        }
        return new Script<>(options.copy(), publisher, plan -> new OneRun<>(scheduler, plan));
    }

    /**
     * Begins a script that {@code verify} runs in many orders, with the seeds from 0, until it fails in one. What it fails with is then a
     * {@link dev.baton.core.testing.ExplorationFailure}, with seed, schedule and trace. For more say than that, call
     * {@link #create} in the scenario of an {@link dev.baton.core.testing.Exploration}.
     *
     * @param runs how many, positive
     * @param publisher builds the publisher, anew for each run; runs must share no state
     * @throws IllegalArgumentException if the number is not positive
     */
    public static <T> StepVerifier.FirstStep<T> explore(int runs, Supplier<? extends Publisher<? extends T>> publisher) {
        Objects.requireNonNull(publisher, "publisher");
        if (runs <= 0) {
            throw new IllegalArgumentException("runs must be positive, but is " + runs);
        }
        return new Script<>(StepVerifierOptions.create(), publisher, plan -> new ManyRuns<>(runs, plan));
    }
}
