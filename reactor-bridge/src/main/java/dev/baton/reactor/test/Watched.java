package dev.baton.reactor.test;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.publisher.Signal;
import reactor.util.context.Context;

/**
 * Stands between the publisher and Reactor's verifier, and sees every signal.
 *
 * <p>What the verifier asks for while it handles a signal happens there and then, as with any subscriber; what it asks
 * for otherwise, the script asks for, and that becomes a task. So does a signal of another thread: it is delivered on ours, or
 * refused with the name of that thread.
 */
class Watched<T> implements CoreSubscriber<T> {
    private final Verification<T> run;
    private final CoreSubscriber<? super T> verifier;
    private CompletableFuture<@Nullable Void> signal = new CompletableFuture<>();
    private @Nullable Subscription upstream;
    private int emitting;
    private boolean quiet;
    private boolean cancelled;
    private boolean ended;

    private Watched(Verification<T> run, CoreSubscriber<? super T> verifier) {
        this.run = run;
        this.verifier = verifier;
    }

    static <T> Watched<T> of(Verification<T> run, CoreSubscriber<? super T> verifier) {
        return verifier instanceof Fuseable.ConditionalSubscriber<? super T> conditional
                ? new Conditional<>(run, conditional)
                : new Watched<>(run, verifier);
    }

    /** Returns a stage that is done when the verifier has handled the next signal, or wants no more. */
    CompletableFuture<@Nullable Void> nextSignal() {
        signal = new CompletableFuture<>();
        return signal;
    }

    /** Returns true once nothing the publisher does can matter to the verifier. */
    boolean isFinished() {
        return cancelled || ended;
    }

    /** Returns true once the publisher has ended by itself. */
    boolean hasEnded() {
        return ended;
    }

    /** Returns true while the verifier handles a signal. */
    boolean isEmitting() {
        return emitting > 0;
    }

    CoreSubscriber<? super T> verifier() {
        return verifier;
    }

    @Nullable Subscription upstream() {
        return upstream;
    }

    /** Takes signals for too early, or no longer. */
    void quiet(boolean expected) {
        quiet = expected;
    }

    @Override
    public Context currentContext() {
        return verifier.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (upstream != null) {
            verifier.onSubscribe(subscription); // one too many, and the verifier says so
            return;
        }
        upstream = Objects.requireNonNull(subscription, "subscription");
        deliver(Signal.subscribe(subscription), () -> verifier.onSubscribe(Valve.of(this, subscription)));
    }

    @Override
    public void onNext(@Nullable T value) {
        deliver(value == null ? null : Signal.next(value), () -> verifier.onNext(value));
    }

    @Override
    public void onError(Throwable error) {
        deliver(Signal.error(error), () -> verifier.onError(error));
    }

    @Override
    public void onComplete() {
        deliver(Signal.complete(), verifier::onComplete);
    }

    /** Delivers a signal; what is null has no value, because it says that there is something in the queue of a fused publisher. */
    private void deliver(@Nullable Signal<?> what, Runnable delivery) {
        if (cancelled) {
            return;
        }
        if (!run.isOnItsThread()) {
            run.submit("signal " + what, () -> deliver(what, delivery));
            return;
        }
        if (what != null && (what.isOnComplete() || what.isOnError())) {
            ended = true;
        }
        emitting++;
        try {
            if (quiet && what != null) {
                run.unexpected(what);
            } else {
                delivery.run();
            }
        } finally {
            emitting--;
            signal.complete(null);
        }
    }

    /** Tells the verifier that there is no signal, to hear what it says. */
    void tellNoSignal() {
        emitting++;
        try {
            verifier.onError(new NoSignal());
        } finally {
            emitting--;
        }
    }

    // What the verifier asks of the publisher.

    void request(long n, Subscription subscription) {
        if (isEmitting()) {
            subscription.request(n);
        } else {
            run.submit("request(" + (n == Long.MAX_VALUE ? "unbounded" : n) + ")", () -> subscription.request(n));
        }
    }

    void cancel(Subscription subscription) {
        if (cancelled) {
            return;
        }
        cancelled = true;
        signal.complete(null);
        if (isEmitting()) {
            subscription.cancel();
        } else {
            run.submit("cancel", subscription::cancel);
        }
    }

    /** Hears that the verifier has drawn the last value of a fused publisher, which signals nothing. */
    void drained() {
        ended = true;
        signal.complete(null);
    }

    /** Cancels at once what no verifier listens to any more. */
    void abandon() {
        if (!isFinished() && upstream != null) {
            cancelled = true;
            upstream.cancel();
        }
        cancelled = true;
    }

    /** For a verifier that says of each value whether it takes it. */
    private static final class Conditional<T> extends Watched<T> implements Fuseable.ConditionalSubscriber<T> {
        private final Fuseable.ConditionalSubscriber<? super T> verifier;
        private boolean taken;

        Conditional(Verification<T> run, Fuseable.ConditionalSubscriber<? super T> verifier) {
            super(run, verifier);
            this.verifier = verifier;
        }

        @Override
        public boolean tryOnNext(T value) {
            taken = false;
            super.deliver(Signal.next(value), () -> taken = verifier.tryOnNext(value));
            return taken;
        }
    }
}
