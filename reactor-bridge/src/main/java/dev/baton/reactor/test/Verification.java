package dev.baton.reactor.test;

import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.trace.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

/**
 * One run of a script on a scheduler.
 *
 * <h2>Who does what</h2>
 *
 * Reactor's own verifier keeps the script and judges the signals; it subscribes to this. Left alone it would subscribe at
 * once and then wait in a loop that nothing gets out of when nobody moves the clock. So the subscription becomes a
 * task, and the scheduler is driven here until the verifier has seen enough. It is asked to go on with its script by a
 * call that waits no time at all.
 *
 * <h2>The lane of the script</h2>
 *
 * The subscription, requests, the cancellation and the bodies of {@code then} are tasks of one lane: in the order of the
 * script, and in any order with what the publisher submits. A step of the script joins the candidates as soon as the
 * signal before it has been seen.
 *
 * <h2>When nothing can run</h2>
 *
 * The verifier is told that no signal came, to hear which one it expected; that goes into the report.
 */
final class Verification<T> implements Publisher<T>, Actions {
    private static final Duration AT_ONCE = Duration.ofSeconds(-1);

    private final TestScheduler scheduler;
    private final Supplier<? extends Publisher<? extends T>> source;
    private final String name;
    private final Worker script;
    private final Deque<Runnable> postponed = new ArrayDeque<>();
    private @Nullable Watched<T> watched;
    private @Nullable Duration timeout;
    private @Nullable Throwable failure;
    private boolean isQuietFromTheBeginning;
    private boolean isNothingLeft;

    /**
     * A run that has not begun.
     *
     * @param timeout how far the clock may move where the script does not say so; null if others drive
     */
    Verification(TestScheduler scheduler, Plan<T> plan, @Nullable Duration timeout) {
        this.scheduler = scheduler;
        this.source = plan.source();
        this.name = plan.options().getScenarioName() == null ? "" : "[" + plan.options().getScenarioName() + "] ";
        this.timeout = timeout;
        this.script = scheduler.createWorker();
    }

    @Override
    public void subscribe(Subscriber<? super T> verifier) {
        Publisher<? extends T> publisher = source.get();
        CoreSubscriber<? super T> core = Operators.toCoreSubscriber(verifier);
        Watched<T> between = Watched.of(this, core);
        between.quiet(isQuietFromTheBeginning);
        watched = between;
        submit("subscribe", () -> publisher.subscribe(between));
        if (timeout != null) {
            drive(timeout);
        }
    }

    void submit(String step, Runnable body) {
        script.submit(new VerifierTask(step, body));
    }

    boolean isOnItsThread() {
        return scheduler.isDriverThread();
    }

    private Watched<T> watched() {
        Watched<T> between = watched;
        if (between == null) {
            throw new IllegalStateException("The verification has not begun");
        }
        return between;
    }

    // Driving.

    /** Runs the scheduler and the script, until the verifier has seen enough. */
    void drive(Duration limit) {
        timeout = limit;
        long begin = scheduler.nanoTime();
        boolean done = false;
        try {
            while (!watched().isFinished() && failure == null) {
                Duration passed = Duration.ofNanos(scheduler.nanoTime() - begin);
                scheduler.await(watched().nextSignal(), limit.minus(passed), this::expected);
                goOnWithTheScript();
            }
            throwFailure();
            scheduler.runUntilParked();
            done = true;
        } finally {
            if (!done) {
                script.close();
                watched().abandon();
            }
        }
    }

    /** Does what the last steps of the script left to do. */
    void finish() {
        doPostponed();
        throwFailure();
        scheduler.runUntilParked();
    }

    private void goOnWithTheScript() {
        try {
            verifier().verify(AT_ONCE);
        } catch (AssertionError | IllegalStateException unfinished) {
            // or finished and failed: then the last call, which is not made here, fails in the same way
        }
        doPostponed();
    }

    private StepVerifier verifier() {
        return (StepVerifier) watched().verifier();
    }

    private void doPostponed() {
        for (Runnable action = postponed.poll(); action != null; action = postponed.poll()) {
            action.run();
        }
    }

    /** Says what the script expects, when no signal is left to come. */
    private String expected() {
        String expected = "expected: onError(); actual: " + NoSignal.TEXT;
        isNothingLeft = true;
        watched().tellNoSignal();
        try {
            verifier().verify(AT_ONCE);
        } catch (AssertionError | IllegalStateException complaint) {
            expected = NoSignal.in(String.valueOf(complaint.getMessage()));
        }
        return "the script waits for a signal that nothing left can bring: " + expected
                + ". The clock moves only by thenAwait, expectNoEvent, expectTimeout and verify(Duration)";
    }

    // Failing.

    private void fail(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    private void throwFailure() {
        Throwable reason = failure;
        if (reason instanceof RuntimeException exception) {
            throw exception;
        }
        if (reason instanceof Error error) {
            throw error;
        }
    }

    /** Fails because of a signal that came while none was to come. */
    void unexpected(Signal<?> signal) {
        fail(new AssertionError(name + "expectation \"expectNoEvent\" failed (expected no event: " + signal
                + " at virtual time " + VirtualTime.format(Duration.ofNanos(scheduler.nanoTime())) + ")"));
        watched().abandon();
    }

    // What the script does; the verifier calls these when it comes to them.

    @Override
    public Runnable then(Runnable body) {
        return () -> {
            if (goesOn()) {
                submit("then", body);
            }
        };
    }

    @Override
    public Runnable apart() {
        return () -> {};
    }

    @Override
    public Runnable await(Duration duration) {
        return moving(() -> scheduler.advanceBy(duration));
    }

    @Override
    public Runnable noEvent(Duration duration) {
        Runnable period = moving(() -> spendQuietly(duration));
        return () -> {
            if (goesOn() && watched().isEmitting()) { // at the end of a script that is behind with its steps
                fail(new AssertionError(name + "expectation \"expectNoEvent\" failed (expected no event: one came with"
                        + " the signal before)"));
            }
            period.run();
        };
    }

    private void spendQuietly(Duration duration) {
        boolean isShort = duration.isZero();
        watched().quiet(true);
        try {
            scheduler.advanceBy(isShort ? duration : duration.minusNanos(1));
        } finally {
            watched().quiet(false);
        }
        if (failure == null && watched().hasEnded()) {
            fail(new AssertionError(name + "expectation \"expectNoEvent\" failed (expected no event: the publisher had ended"
                    + " before)"));
        } else if (failure == null && !isShort) {
            scheduler.advanceBy(Duration.ofNanos(1));
        }
    }

    /** The last steps of a script may be taken inside a signal, where nobody can drive. */
    private Runnable moving(Runnable drive) {
        return () -> {
            if (!goesOn()) {
                return;
            }
            if (watched().isEmitting()) {
                postponed.add(drive);
                return;
            }
            try {
                drive.run();
            } catch (RuntimeException | Error broken) {
                fail(broken);
            }
        };
    }

    private boolean goesOn() {
        return failure == null && !isNothingLeft;
    }

    @Override
    public void noEventFromTheBeginning() {
        isQuietFromTheBeginning = true;
    }

    @Override
    public <X> Consumer<X> heard(Consumer<X> consumer) {
        return value -> {
            if (!isNothingLeft) {
                consumer.accept(value);
            }
        };
    }

    @Override
    public <X> Predicate<X> matched(Predicate<X> predicate) {
        return value -> isNothingLeft || predicate.test(value);
    }
}
