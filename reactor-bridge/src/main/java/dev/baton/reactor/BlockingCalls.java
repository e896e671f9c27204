package dev.baton.reactor;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Scheduler;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Fuseable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Runs the test scheduler where a blocking call of Reactor's would wait on the thread that drives it.
 *
 * <h2>The moment</h2>
 *
 * A blocking call subscribes, looks whether its thread may block, and waits. The subscriber is a latch of Reactor's own,
 * which shows to a hook on the last operator; so the scheduler is run behind the subscription, until the latch is open.
 * What then goes wrong is thrown at the look that follows ({@link NonBlockingThreads}): whatever is thrown while
 * subscribing, Reactor makes an {@code onError} of, which wraps it.
 *
 * <h2>Time</h2>
 *
 * The work runs in virtual time. The timeout of {@code block(Duration)} is not to be seen from here and stays in real
 * time: it comes into effect when nothing is left to run, instead of a deadlock report.
 *
 * <h2>What is out of reach</h2>
 *
 * {@code toFuture().get()}, and {@code block()} on a {@code Mono} that was shared and subscribed before, wait without a
 * subscription.
 */
final class BlockingCalls {
    private static final String KEY = "dev.baton.reactor.blocking";
    private static final String BLOCKING = "reactor.core.publisher.Blocking";
    private static final String PUBLISHERS = "reactor.core.publisher.";
    private static final StackWalker WALKER = StackWalker.getInstance();

    private BlockingCalls() {}

    static void watch() {
        NonBlockingThreads.register();
        Hooks.onLastOperator(KEY, BlockingCalls::watched);
    }

    static void ignore() {
        Hooks.resetOnLastOperator(KEY);
        BlockedIterators.forget();
    }

    /** Returns the test scheduler that the current thread drives, or may drive, or null. */
    static @Nullable DrivenScheduler driven() {
        Scheduler installed = Installations.ROUTER.current();
        return installed != null && installed.base() instanceof DrivenScheduler driven && driven.isDriverThread()
                ? driven
                : null;
    }

    private static Publisher<Object> watched(Publisher<Object> source) {
        if (driven() == null) {
            return source;
        }
        if (source instanceof Mono<Object> mono) {
            return new WatchedMono(mono);
        }
        return source instanceof Flux<Object> flux ? new WatchedFlux(flux) : source;
    }

    private static void subscribed(CoreSubscriber<?> subscriber) {
        if (subscriber instanceof CountDownLatch latch && isReactors(subscriber)) {
            runUntilOpen(latch, subscriber);
        } else if (subscriber instanceof Iterator<?> && isReactors(subscriber)) {
            BlockedIterators.add(subscriber);
        }
    }

    private static boolean isReactors(Object subscriber) {
        return subscriber.getClass().getName().startsWith(BLOCKING);
    }

    private static void runUntilOpen(CountDownLatch latch, CoreSubscriber<?> subscriber) {
        DrivenScheduler driven = driven();
        if (driven == null || latch.getCount() == 0 || NonBlockingThreads.isCurrent()) {
            return;
        }
        try {
            driven.runUntil(() -> latch.getCount() == 0, verdict());
        } catch (Throwable failure) {
            if (subscriber instanceof Disposable subscription) {
                subscription.dispose();
            }
            NonBlockingThreads.throwNext(failure, subscriber);
        }
    }

    /** Returns what a deadlock report says, or null for a call that ends by itself. */
    private static @Nullable String verdict() {
        Optional<StackFrame> call = WALKER.walk(frames -> frames
                .filter(frame -> frame.getClassName().startsWith(PUBLISHERS) && frame.getMethodName().startsWith("block"))
                .findFirst());
        return call.isPresent() && !call.get().getDescriptor().startsWith("()")
                ? null
                : call.map(StackFrame::getMethodName).orElse("block") + "() waits for a publisher that nothing left can complete";
    }

    /** Declared fusible, which changes nothing, so that Reactor does not switch fusion off because it is in between. */
    private static final class WatchedMono extends MonoOperator<Object, Object> implements Fuseable {
        WatchedMono(Mono<Object> source) {
            super(source);
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            source.subscribe(subscriber);
            subscribed(subscriber);
        }
    }

    /** As {@link WatchedMono}. */
    private static final class WatchedFlux extends FluxOperator<Object, Object> implements Fuseable {
        WatchedFlux(Flux<Object> source) {
            super(source);
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            source.subscribe(subscriber);
            subscribed(subscriber);
        }
    }
}
